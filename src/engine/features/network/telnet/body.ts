export { connectToWord, reach, telnet, wayOut } from './connect.ts';
export { addConnection, closeConnections, connectionsOf, noticeClosed, relay } from './open-connections.ts';
export { disconnect, leaveOpen, resume, resumeLast, sessionsText } from './sessions.ts';
export { openPortsText, tcpText } from './tcp-text.ts';
