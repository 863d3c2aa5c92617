export { lineFor } from './connect.ts';
export { serveTelnet } from './telnet-server.ts';
