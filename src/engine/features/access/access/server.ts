export { admits, connect, type Caller } from './connect.ts';
export { serveTelnet } from './telnet-server.ts';
