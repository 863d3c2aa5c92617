const two = (n: number): string => String(n).padStart(2, '0');
const UNITS = ' KMGT';

/** Bytes in four columns, as OpenSSH writes them. */
function sizeText(bytes: number): string {
  let [value, at] = [bytes, 0];
  for (; value >= 10_000 && at < 4; at++) value = Math.floor((value + 512) / 1024);
  return `${String(value).padStart(4)}${UNITS[at]}${at > 0 ? 'B' : ' '}`;
}

/** Bytes a second. */
function rateText(bytes: number): string {
  let [value, at] = [Math.floor(bytes * 100), 0];
  for (; value >= 100_000 && at < 4; at++) value = Math.floor((value + 512) / 1024);
  if (at === 0) [value, at] = [Math.floor((value + 512) / 1024), 1];
  return `${String(Math.floor((value + 5) / 100)).padStart(3)}.${Math.floor((value + 5) / 10) % 10}${UNITS[at]}B`;
}

const clockText = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = `${two(minutes)}:${two(Math.floor(seconds) % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : `  ${rest}`;
};

/** Columns of a name, weight of the speed so far, and seconds that nothing moves until that is told. */
const [NAME, AGE, STALL] = [45, 0.9, 5] as const;

/** The line of OpenSSH about a file that goes over, drawn again and again. */
export class Progress {
  readonly #name: string;
  readonly #size: number;
  readonly #began: number;
  #last: number;
  #moved = 0;
  #shown = 0;
  #speed = 0;
  #stalled = 0;

  constructor(name: string, size: number, now: number) {
    this.#name = name;
    this.#size = size;
    this.#began = now;
    this.#last = now;
  }

  /** So much has gone over. */
  moved(bytes: number): void {
    this.#moved = bytes;
  }

  /** The line at a moment. */
  line(now: number): string {
    const left = this.#size - this.#moved;
    const elapsed = (now - (left > 0 ? this.#last : this.#began)) / 1000;
    const gone = left > 0 ? this.#moved - this.#shown : this.#size;
    const speed = elapsed > 0 ? gone / elapsed : gone;
    this.#speed = this.#speed > 0 && left > 0 ? this.#speed * AGE + speed * (1 - AGE) : speed;
    this.#stalled = gone > 0 || left <= 0 ? 0 : this.#stalled + elapsed;
    this.#last = now;
    this.#shown = this.#moved;
    const percent = left <= 0 ? 100 : Math.floor((this.#moved / this.#size) * 100);
    const name = this.#name.slice(0, NAME).padEnd(NAME);
    return `\r${name} ${String(percent).padStart(3)}% ${sizeText(this.#moved)} ${rateText(this.#speed)}/s ${this.#time(left, elapsed)}`;
  }

  #time(left: number, elapsed: number): string {
    if (this.#stalled >= STALL) return '- stalled -';
    if (this.#speed === 0 && left > 0) return '  --:-- ETA';
    return left > 0 ? `${clockText(left / this.#speed)} ETA` : `${clockText(elapsed)}    `;
  }
}

/** Bytes of a kilobyte, and columns of a name. */
const [KB, COLUMNS] = [1024, 25] as const;

/** The line of PSCP about a file that goes over. */
export function pscpLine(name: string, moved: number, size: number, seconds: number): string {
  const rate = moved / KB / Math.max(seconds, 1);
  const eta = moved === 0 ? 0 : Math.floor((size - moved) / Math.max(1, moved / Math.max(seconds, 1)));
  const percent = size === 0 ? 100 : Math.floor((moved / size) * 100);
  const clock = `${two(Math.floor(eta / 3600))}:${two(Math.floor(eta / 60) % 60)}:${two(eta % 60)}`;
  return `\r${name.slice(0, COLUMNS).padEnd(COLUMNS)} | ${Math.floor(moved / KB)} kB | ${rate.toFixed(1).padStart(5)} kB/s | ETA: ${clock} | ${String(percent).padStart(3)}%`;
}
