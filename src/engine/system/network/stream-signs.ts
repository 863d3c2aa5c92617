/** Bytes of a sign of life. */
export const MARK = 0x10000;

/** Signs of life that are due when so many bytes of a file have gone over. */
export const streamSigns = (bytes: number): number => Math.ceil(bytes / MARK);
