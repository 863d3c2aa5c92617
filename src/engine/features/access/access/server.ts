export { admits } from './connect.ts';
export { serveTelnet } from './telnet-server.ts';
