/** Bytes of a block of TFTP when nobody asks for others (RFC 1350). */
export const TFTP_BLOCK = 512;
