import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import images from 'virtual:images';
import {
  catalogueImage,
  knowImages,
  Lab,
  patch,
  platformById,
  sizeOf,
  type LabSpec,
  type Moment,
} from '../../engine/index.ts';
import type { Figure } from './figures.ts';

const SEED = 1;
const PLATFORMS = ['c2911', 'c2911', 'c2901', 'c1941', 'c1941', 'c3945'] as const;
const COPIES = ['a', 'b', 'c'] as const;
const BOOT = 1_200_000;

/** Collects what nobody holds any more. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
}

/** Bytes that this program holds once everything that nobody holds is collected. */
export function usedBytes(): number {
  collect();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + external + arrayBuffers;
}

/** Six routers, each with its image and three altered copies of it, so that no two files are the same. */
function sixRouters(): LabSpec {
  knowImages(images);
  return {
    devices: PLATFORMS.map((id, router) => {
      const { defaultImage } = platformById(id);
      const image = catalogueImage(defaultImage);
      if (!image) throw new Error(`No image ${defaultImage}`);
      const copies = COPIES.map((name, at) => ({
        path: `usbflash0:${name}.bin`,
        content: patch(image, { at: 1_000_000 + router * COPIES.length + at, hex: '5a' }),
      }));
      return {
        name: `R${router + 1}`,
        platform: id,
        power: 'on',
        register: 0x2102,
        startup: `hostname R${router + 1}\nend\n`,
        files: [{ path: `flash0:${defaultImage}`, content: image }, ...copies],
      };
    }),
  };
}

function type(lab: Lab, text: string): void {
  for (const { name } of lab.devices) lab.input({ kind: 'type', console: name, text });
  const until = (lab.now + BOOT) as Moment;
  for (let next = lab.nextDue; next !== undefined && next <= until; next = lab.nextDue) lab.advanceTo(next);
  lab.advanceTo(until);
}

/** Six booted routers with two gigabytes of images, one altered image of each verified. */
export function measureMemory(): readonly Figure[] {
  const before = usedBytes();
  const spec = sixRouters();
  const bytes = spec.devices.flatMap(({ files }) => files).reduce((sum, { content }) => sum + sizeOf(content), 0);
  const lab = new Lab(spec, SEED);
  type(lab, '');
  type(lab, '\renable\rverify usbflash0:a.bin\r');
  const shown = lab
    .drain()
    .map(({ text }) => text)
    .join('');
  const used = usedBytes() - before;
  if (shown.split('100% Done!').length - 1 !== PLATFORMS.length) throw new Error('Not every router verified its image');
  return [
    {
      id: 'memory-6',
      what: 'memory of a lab of 6 devices with 2 GB of images',
      value: used / 1_000_000,
      unit: 'MB',
      goal: { at: 'most', value: 100 },
      note: `${(bytes / 1e9).toFixed(1)} GB of images, all booted, six verified; ${lab.devices.length} devices after collection`,
    },
  ];
}
