export { call } from './client.ts';
export { secureCall } from './secure-call.ts';
export { serve } from './server.ts';
export { connectionsText, serverText } from './show.ts';
export { tellState } from './tell.ts';
