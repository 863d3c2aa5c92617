import { part, type Part } from '../kernel/part.ts';
import type { Platform } from '../system/platform.ts';
import { c1941, c2901, c2911, c3945 } from './isr-g2.ts';

/** A device model whose data is fetched before a lab that has such a device is made; others open without it. */
interface Model extends Pick<Platform, 'id' | 'firmware'> {
  readonly file: Part<unknown>;
  /** Throws Missing where it has not come yet. */
  platform(): Platform;
}

const model = <T>(id: string, firmware: string, file: Part<T>, platform: (file: T) => Platform): Model => ({
  id,
  firmware,
  file,
  platform: () => platform(file.get()),
});

/** Models that only some labs have. */
export const models: readonly Model[] = [
  model(
    'asr1002x',
    'ios-xe-3',
    part(() => import('./asr1002x.ts'), 'last'),
    ({ asr1002x }) => asr1002x,
  ),
  model(
    'cat4500e',
    'ios-xe-3',
    part(() => import('./cat4500e.ts'), 'last'),
    ({ cat4500e }) => cat4500e,
  ),
  model(
    'c7206',
    'c7200',
    part(() => import('./c7206.ts'), 'last'),
    ({ c7206 }) => c7206,
  ),
];

/** Models that every lab knows: those of one family, most of whose data is the same. */
const always: readonly Platform[] = [c1941, c2901, c2911, c3945];

/** Every device model there is, whether its data has come or not. */
export const platformIds: readonly string[] = [...always, ...models].map(({ id }) => id);

/** The device models there are, as far as they have come: all of them have with the parts of the engine. */
export const platforms = (): readonly Platform[] => [
  ...always,
  ...models.flatMap(({ file, platform }) => (file.here ? [platform()] : [])),
];

/** Throws on an unknown id: scenarios are checked before. */
export function platformById(id: string): Platform {
  const found = platforms().find((p) => p.id === id);
  if (!found) throw new Error(`No platform ${id}`);
  return found;
}
