/** Bytes a second that a router encrypts and decrypts (ours). */
export const ROUTER_PACE = 300_000;
