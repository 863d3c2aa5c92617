export { connectToWord, telnet } from './connect.ts';
export { ping } from './ping.ts';
