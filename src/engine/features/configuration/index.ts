export { default as archive } from './archive/index.ts';
export { default as configLogger } from './config-logger/index.ts';
export { default as configuration } from './configuration/index.ts';
export { default as exec } from './exec/index.ts';
export { default as unsimulated } from './unsimulated/index.ts';
