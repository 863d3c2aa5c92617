import { expect, it } from 'vitest';
import { hexLines } from './hex-lines.ts';
import { captureName, leftOutWords, timeWord } from './words.ts';

it.each([
  [0, '0:00.0000'],
  [67_123.45, '1:07.1234'],
  [-500, '-0:00.5000'],
  [3_600_000, '60:00.0000'],
])('%d milliseconds are %s', (at, word) => expect(timeWord(at)).toBe(word));

it('names a file by the lab and the moment', () => {
  expect(captureName('sandbox-network', 67_900, 'pcap')).toBe('sandbox-network-1m07s.pcap');
});

it('tells what a file has no room for', () => {
  expect(leftOutWords(0)).toBe('');
  expect(leftOutWords(2_600_000)).toBe(
    'The oldest 2.6 MB are left out: the file would be too large. Go back in time to save them.',
  );
});

it('shows bytes as numbers and as what can be read of them', () => {
  expect(hexLines(Uint8Array.from([0x50, 0x41, 0x53, 0x53, 0x0d, 0x0a, 0xff, 0x20, 0x41]))).toEqual([
    '0000  50 41 53 53 0d 0a ff 20  PASS... ',
    '0008  41                       A',
  ]);
});
