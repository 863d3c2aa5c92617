const two = (value: number): string => String(value).padStart(2, '0');

/** A duration in milliseconds as `0:07`, `12:34` or `1:02:03`. */
export const formatClock = (milliseconds: number): string => {
  const seconds = Math.floor(Math.max(0, milliseconds) / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
};

/** A duration in milliseconds in words, `12 minutes`, rounded to what a reader cares about. */
export const formatSpan = (milliseconds: number): string => {
  const minutes = Math.round(Math.max(0, milliseconds) / 60_000);
  if (minutes < 1) return 'under a minute';
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const words = [h > 0 ? `${h} h` : '', m > 0 ? (h > 0 ? `${m} min` : `${m} ${m === 1 ? 'minute' : 'minutes'}`) : ''];
  return words.filter((word) => word !== '').join(' ');
};
