const pad = (n: number): string => String(n).padStart(2, '0');

const HOUR = 3_600_000;

/** Milliseconds as `00:10:00`. */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** `00:01:05`, `2d12h`, `3w2d`: how long something has lasted. */
export function lasting(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  if (hours < 24) return clockText(milliseconds);
  const days = Math.floor(hours / 24);
  return days < 7 ? `${days}d${pad(hours % 24)}h` : `${Math.floor(days / 7)}w${days % 7}d`;
}
