import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import images from 'virtual:images';
import {
  catalogueImage,
  knowImages,
  md5Hex,
  patch,
  sha512Hex,
  sizeOf,
  stream,
  type Content,
} from '../../engine/index.ts';
import { Refusal } from '../command-line.ts';
import type { Figure } from './figures.ts';
import { median, taken } from './timing.ts';

const IMAGE = 'c2900-universalk9-mz.SPA.154-3.M.bin';
const RUNS = 3;

const algorithms = [
  { name: 'sha512', called: 'SHA-512', ours: sha512Hex, goal: { at: 'least', value: 0.35 } },
  { name: 'md5', called: 'MD5', ours: md5Hex, goal: undefined },
] as const;

/** An altered copy of the image: nobody has hashed it before. */
const altered = (image: Content, run: number): Content => patch(image, { at: 5_000_000 + run, hex: 'a5' });

function writeContent(path: string, content: Content): void {
  const file = openSync(path, 'w');
  for (const chunk of stream(content)) writeSync(file, chunk);
  closeSync(file);
}

function openssl(name: string, path: string): string {
  const { stdout, error } = spawnSync('openssl', ['dgst', `-${name}`, '-r', path], { encoding: 'utf8' });
  if (error) throw new Refusal('hashing is compared with the program openssl, which is not on the PATH', 1);
  return stdout.split(' ')[0] ?? '';
}

/** Hashes a 104 MB image, bytes made as they are read, beside `openssl dgst` on a file with the same bytes. */
export function measureHashing(): readonly Figure[] {
  knowImages(images);
  const image = catalogueImage(IMAGE);
  if (!image) throw new Error(`No image ${IMAGE}`);
  const folder = mkdtempSync(join(tmpdir(), 'bootset-bench-'));
  try {
    const path = join(folder, 'image.bin');
    return algorithms.flatMap(({ name, called, ours, goal }, index): readonly Figure[] => {
      const times: { readonly ours: number; readonly theirs: number; readonly again: number }[] = [];
      for (let run = 0; run < RUNS; run++) {
        const content = altered(image, index * RUNS + run);
        writeContent(path, content);
        let [hex, reference] = ['', ''];
        const theirs = taken(() => {
          reference = openssl(name, path);
        });
        const first = taken(() => {
          hex = ours(content);
        });
        const again = taken(() => void ours(altered(image, index * RUNS + run)));
        if (hex !== reference) throw new Error(`${called}: ${hex}, and OpenSSL has ${reference}`);
        times.push({ ours: first.wall, theirs: theirs.wall, again: again.wall });
      }
      const [mine, other] = [median(times.map((t) => t.ours)), median(times.map((t) => t.theirs))];
      const rate = (ms: number): string => `${(sizeOf(image) / 1000 / ms).toFixed(0)} MB/s`;
      return [
        {
          id: `${name}-ratio`,
          what: `${called} of an image, as a part of OpenSSL's speed`,
          value: median(times.map((t) => t.theirs / t.ours)),
          unit: '',
          ...(goal && { goal }),
          note: `${sizeOf(image)} bytes: ${rate(mine)}, openssl dgst ${rate(other)}; equal digests`,
        },
        {
          id: `${name}-again`,
          what: `${called} of the same content again`,
          value: median(times.map((t) => t.again)),
          unit: 'ms',
          goal: { at: 'most', value: 1 },
        },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
