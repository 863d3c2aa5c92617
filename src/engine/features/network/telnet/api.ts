import { body } from './parts.ts';

/** Opening a connection from a line in another way than by telnet, and what becomes of it then. */
export const wayOut = body.fn('wayOut');
export const reach = body.fn('reach');
export const addConnection = body.fn('addConnection');
export const relay = body.fn('relay');
