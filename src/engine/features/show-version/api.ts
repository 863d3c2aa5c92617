export { exportNotice, hardwareLines, softwareLines } from './texts.ts';
