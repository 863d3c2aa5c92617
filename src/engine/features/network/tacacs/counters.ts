/** What is counted of a server, as `show tacacs` calls it. */
export const COUNTERS = [
  'Socket opens',
  'Socket closes',
  'Socket aborts',
  'Socket errors',
  'Socket Timeouts',
  'Failed Connect Attempts',
  'Total Packets Sent',
  'Total Packets Recv',
] as const;
export type Counter = (typeof COUNTERS)[number];
