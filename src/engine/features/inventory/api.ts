export { unitIdentity, type Identity } from './units.ts';
