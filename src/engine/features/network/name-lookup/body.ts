export { connectToWord, disconnect, resume, sessionsText, telnet } from './connect.ts';
export { ping } from './ping.ts';
export { addressOf } from './resolve.ts';
