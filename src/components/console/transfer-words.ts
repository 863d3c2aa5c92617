import type { FlowTraffic } from '../../bridge/protocol.ts';

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** Whole percents that have arrived; 100 only when all has. */
export const percent = ({ arrived, size }: FlowTraffic): number =>
  size === 0 ? 100 : Math.floor((100 * arrived) / size);

/** `12.3 of 104.2 MB`. */
export const amountWords = ({ arrived, size }: FlowTraffic): string =>
  size < 100_000 ? `${arrived} of ${size} bytes` : `${megabytes(arrived)} of ${megabytes(size)} MB`;

/** How long it takes in the lab, as things stand. */
export function leftWord({ left }: FlowTraffic): string {
  if (left === undefined) return 'stands still';
  const seconds = Math.ceil(left / 1000);
  return seconds < 60
    ? `${seconds} s left`
    : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`;
}
