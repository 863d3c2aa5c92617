import { platforms, registry } from '../engine/index.ts';
import type { Say } from './doubt.ts';
import { fitsGlob } from './glob.ts';
import type { Check, ScenarioFile } from './schema.ts';
import type { Path } from './vocabulary.ts';

type Lab = ScenarioFile['lab'];

/** The file systems of a lab's devices, and the names of its files without them. */
interface Places {
  readonly disks: readonly string[];
  readonly names: readonly string[];
}

/** Lines that were typed are no places: in them a disk may stand anywhere. */
const LINES: readonly unknown[] = ['line', 'text'];

const placesOf = ({ devices }: Lab): Places => ({
  disks: [
    ...new Set(
      devices.flatMap(
        ({ platform }) =>
          platforms()
            .find(({ id }) => id === platform)
            ?.disks.map(({ name }) => name) ?? [],
      ),
    ),
  ],
  names: devices.flatMap(({ files = [] }) => files.map(({ path }) => path.slice(path.indexOf(':') + 1))),
});

/** Which file system a text begins with, and another one that ends in the same letters. */
function shadowed(text: string, disks: readonly string[]): readonly [disk: string, other: string] | undefined {
  const disk = disks.find((name) => text === name || text.startsWith(`${name}:`));
  const other = disks.find((name) => name !== disk && name.endsWith(disk ?? ':'));
  return disk === undefined || other === undefined ? undefined : [disk, other];
}

/** Why a pattern lets files of a disk through that its author hardly means. */
function globFault(pattern: string, { disks, names }: Places): string | undefined {
  const rest = pattern.replace(/^\*+/, '');
  if (rest === pattern) return undefined;
  const [disk, other] = shadowed(rest, disks) ?? [];
  if (disk !== undefined) return `${pattern} fits ${other}: as well as ${disk}: - leave out the * before ${disk}:`;
  const [one, another] = disks;
  if (rest === '' || rest.includes(':') || another === undefined) return undefined;
  return names.some((name) => fitsGlob(rest, name))
    ? `${pattern} fits the file on ${one}: as well as on ${another}: - name its file system, or write *:${rest} if any will do`
    : undefined;
}

function partFault(part: string, { disks }: Places): string | undefined {
  const [disk, other] = shadowed(part, disks) ?? [];
  return disk === undefined
    ? undefined
    : `${part} is a part of ${other}: too - write matches, with ${disk}: at its beginning`;
}

/** What the value at a place is compared with. */
interface Compared {
  readonly as: string;
  readonly text: string;
  readonly path: Path;
}

/** Everything in an expectation that is compared as a pattern, or as part of a text; an item of a list is whole. */
function comparedIn(data: unknown, path: Path, inList = false): readonly Compared[] {
  if (typeof data !== 'object' || data === null) return [];
  const list = inList || ('fact' in data && registry.facts.get(String(data.fact))?.kind === 'list');
  return Object.entries(data).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(data) ? Number(key) : key];
    if (typeof value !== 'string') return comparedIn(value, at, list);
    return LINES.includes(path.at(-1)) || (list && key === 'contains') ? [] : [{ as: key, text: value, path: at }];
  });
}

function faultOf({ as, text }: Compared, places: Places): string | undefined {
  if (as === 'matches') return globFault(text, places);
  return as === 'contains' ? partFault(text, places) : undefined;
}

/** Tells patterns that let the wrong disk through: `*flash0:NAME` fits `usbflash0:NAME`. */
export function provePatterns(lab: Lab, checks: readonly Check[], doubt: Say): void {
  const places = placesOf(lab);
  for (const [i, { id, expect, misconceptions }] of checks.entries())
    for (const one of comparedIn({ expect, misconceptions }, ['checks', i])) {
      const fault = faultOf(one, places);
      if (fault !== undefined) doubt({ path: one.path }, id, fault);
    }
}
