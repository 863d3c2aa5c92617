import { body } from './parts.ts';

export const durationText = body.fn('durationText');
export const registerLine = body.fn('registerLine');
