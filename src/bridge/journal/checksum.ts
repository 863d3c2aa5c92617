/** A running checksum of text: FNV-1a over UTF-16 code units. Tells screens apart; proves nothing. */
interface Checksum {
  add(text: string): void;
  readonly value: number;
}

function checksum(): Checksum {
  let value = 0x811c9dc5;
  return {
    add: (text) => {
      for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
    },
    get value() {
      return value >>> 0;
    },
  };
}

/** Checksums of what each console showed, as one text. */
export interface ScreenSums {
  add(console: string, text: string): void;
  /** `R1=811c9dc5,R2=…`, in the order of the names. */
  readonly text: string;
}

export function screenSums(consoles: readonly string[]): ScreenSums {
  const sums = new Map(consoles.map((name) => [name, checksum()]));
  return {
    add: (console, text) => sums.get(console)?.add(text),
    get text() {
      return [...sums]
        .map(([name, sum]) => `${name}=${sum.value.toString(16).padStart(8, '0')}`)
        .sort()
        .join();
    },
  };
}
