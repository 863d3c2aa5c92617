/** What was sent and came so far: no more of it however long it goes on. */
export interface Tally {
  readonly began: number;
  last: number;
  sent: number;
  errors: number;
  received: number;
  /** Answers besides the first one to a question. */
  repeated: number;
  /** Of the milliseconds that answers took. */
  sum: number;
  squares: number;
  least: number;
  most: number;
}

export const newTally = (now: number): Tally => ({
  began: now,
  last: now,
  sent: 0,
  errors: 0,
  received: 0,
  repeated: 0,
  sum: 0,
  squares: 0,
  least: Infinity,
  most: 0,
});

/** An answer came after so many milliseconds; `again`: not the first to its question. */
export function count(tally: Tally, ms: number, again = false): void {
  if (again) tally.repeated++;
  else tally.received++;
  tally.sum += ms;
  tally.squares += ms * ms;
  tally.least = Math.min(tally.least, ms);
  tally.most = Math.max(tally.most, ms);
}

/** A share in percent, as `%g` prints it. */
const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Number(((part * 100) / whole).toPrecision(6));

/** What ping says at its end. */
export function summary(host: string, tally: Tally): string {
  const { began, last, sent, errors, received, repeated, least, most } = tally;
  const loss = percent(sent - received, sent);
  const told = `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${received} received, ${repeated > 0 ? `+${repeated} duplicates, ` : ''}${errors > 0 ? `+${errors} errors, ` : ''}${loss}% packet loss, time ${Math.round(Math.max(last, began) - began)}ms\n`;
  if (received === 0) return `${told}\n`;
  const mean = tally.sum / (received + repeated);
  const deviation = Math.sqrt(Math.max(0, tally.squares / (received + repeated) - mean * mean));
  const times = [least, mean, most, deviation].map((ms) => ms.toFixed(3));
  return `${told}rtt min/avg/max/mdev = ${times.join('/')} ms\n`;
}
