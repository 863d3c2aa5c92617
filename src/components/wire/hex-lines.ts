const WIDTH = 8;

/** Bytes as rows: where they are, as numbers, and as what can be read of them. */
export const hexLines = (bytes: Uint8Array): readonly string[] =>
  Array.from({ length: Math.ceil(bytes.length / WIDTH) }, (_, row) => {
    const part = [...bytes.subarray(row * WIDTH, (row + 1) * WIDTH)];
    const numbers = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const letters = part.map((byte) => (byte > 0x1f && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    return `${(row * WIDTH).toString(16).padStart(4, '0')}  ${numbers.padEnd(WIDTH * 3 - 1)}  ${letters}`;
  });
