export { exportPem } from './export.ts';
export { generate } from './generate.ts';
export { pairsText } from './show.ts';
export { zeroize } from './zeroize.ts';
