export { default as configRegister } from './config-register/index.ts';
export { default as software } from './software/index.ts';
