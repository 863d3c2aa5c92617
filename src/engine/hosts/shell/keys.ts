/** What a terminal clears its screen at. */
export const CLEAR = '\x1b[H\x1b[2J';
