export { restoreConfig } from './restore.ts';
export { secureConfig, secureImage, unsecureConfig, unsecureImage } from './secure.ts';
export { showBootset } from './show.ts';
