export { unitIdentity } from './units.ts';
