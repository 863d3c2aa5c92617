/** Bytes that a segment carries on Ethernet: what is longer goes as bulk data. */
export const SEGMENT = 1460;
