export { hostConfig } from './host-config.ts';
export { networkView } from './network-view.ts';
export { wiresOf } from './wires.ts';
