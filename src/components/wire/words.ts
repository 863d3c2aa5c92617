import { sizeWord } from '../trust/words.ts';

/** A moment of the lab to the tenth of a millisecond: packets follow each other closely. */
export function timeWord(milliseconds: number): string {
  const sign = milliseconds < 0 ? '-' : '';
  const tenths = Math.floor(Math.abs(milliseconds) * 10);
  const [minutes, rest] = [Math.floor(tenths / 600_000), tenths % 600_000];
  return `${sign}${minutes}:${(rest / 10_000).toFixed(4).padStart(7, '0')}`;
}

/** What is said of a capture file that has no room for all; nothing of one that has. */
export const leftOutWords = (bytes: number): string =>
  bytes === 0
    ? ''
    : `The oldest ${sizeWord(bytes)} are left out: the file would be too large. Go back in time to save them.`;

/** A file name that tells the lab and the moment. */
export const captureName = (lab: string, milliseconds: number, ending: 'txt' | 'pcap'): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${lab}-${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s.${ending}`;
};

const grouped = (count: number): string => count.toLocaleString('en');

/** How many messages are shown, and of how many. */
export const countWords = ({ count, total }: { readonly count: number; readonly total: number }): string => {
  if (total === 0) return '';
  if (count < total) return `${grouped(count)} of ${grouped(total)}`;
  return total === 1 ? '1 message' : `${grouped(total)} messages`;
};
