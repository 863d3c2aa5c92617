export { connectToWord, telnet } from './connect.ts';
export { closeConnections, connectionsOf, noticeClosed } from './open-connections.ts';
export { disconnect, leaveOpen, resume, resumeLast, sessionsText } from './sessions.ts';
export { openPortsText, tcpText } from './tcp-text.ts';
