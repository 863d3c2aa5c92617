export { default as arp } from './arp/index.ts';
export { default as fileClients } from './file-clients/index.ts';
export { default as interfaces } from './interfaces/index.ts';
export { default as logging } from './logging/index.ts';
export { default as nameLookup } from './name-lookup/index.ts';
export { default as ntp } from './ntp/index.ts';
export { default as routing } from './routing/index.ts';
export { default as telnet } from './telnet/index.ts';
