/** A value that is sent when it changed. */
export interface Watched<T> {
  /** The value, new or not. */
  read(at: number): T;
  /** The value if it differs from the last one read; undefined also when it was read a moment ago. */
  news(at: number): T | undefined;
  /** Whether `news` would read it now. */
  due(at: number): boolean;
}

/** Reads a value at most every so many milliseconds and compares it as JSON. */
export function watched<T>(every: number, source: () => T): Watched<T> {
  let shown = '';
  let next = -Infinity;
  const read = (at: number): T => {
    next = at + every;
    const value = source();
    shown = JSON.stringify(value);
    return value;
  };
  const due = (at: number): boolean => at >= next;
  return {
    read,
    due,
    news: (at) => {
      if (!due(at)) return undefined;
      const before = shown;
      const value = read(at);
      return shown === before ? undefined : value;
    },
  };
}
