const KIB = 1024;
const MIB = KIB * KIB;
const HEAD = [
  '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current',
  '                                 Dload  Upload   Total   Spent    Left  Speed',
].join('\n');

/** A number in five columns, as curl writes it. */
function short(value: number): string {
  if (value < 100_000) return String(value);
  if (value < 10_000 * KIB) return `${Math.floor(value / KIB)}k`;
  return value < 100 * MIB ? `${(value / MIB).toFixed(1)}M` : `${Math.floor(value / MIB)}M`;
}

const two = (n: number): string => String(n).padStart(2, '0');

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds === 0) return '--:--:--';
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The table that curl shows at the end of a transfer that is not seen. */
export function meter(received: number, sent: number, ms: number): string {
  const total = received + sent;
  const share = (bytes: number): string => (bytes > 0 ? '100' : '0').padStart(3);
  const speed = (bytes: number): number => Math.floor((bytes * 1000) / Math.max(1, ms));
  const row = [
    `${share(total)} ${short(total).padStart(5)} `,
    `${share(received)} ${short(received).padStart(5)} `,
    `${share(sent)} ${short(sent).padStart(5)} `,
    short(speed(received)).padStart(5),
    short(speed(sent)).padStart(6),
    clock(ms).padStart(8),
    clock(ms).padStart(8),
    '--:--:--',
    short(speed(total)).padStart(5),
  ];
  return `${HEAD}\n${row.join(' ')}\n`;
}
