import { advance, keywordsNext, type Candidate } from '../../../cli/match.ts';
import type { Scope } from '../../../cli/mode.ts';
import { commandsIn } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import type { Device } from '../../../system/device.ts';
import type { Moved, MovedPaths } from './state.ts';

/** EXEC words whose order on the device is known from public configurations; others follow in ours. */
const OBSERVED = ['traceroute', 'ping', 'enable', 'copy', 'configure', 'reload', 'show', 'clear'];
/** Negative forms come last. */
const LAST = ['no', 'default'];

/** A moved word, and what was moved below it. */
interface Branch {
  readonly element: string;
  own?: Moved;
  readonly below: Branch[];
}

function treeOf(paths: Readonly<Record<string, Moved>>): readonly Branch[] {
  const roots: Branch[] = [];
  for (const [path, own] of Object.entries(paths)) {
    let level = roots;
    let at: Branch | undefined;
    for (const element of path.split(' ')) {
      at = level.find((branch) => branch.element === element);
      if (!at) level.push((at = { element, below: [] }));
      level = at.below;
    }
    if (at) at.own = own;
  }
  return roots;
}

function rank(element: string, next: readonly string[], top: boolean): number {
  if (LAST.includes(element)) return Infinity;
  const known = top ? OBSERVED.indexOf(element) : -1;
  if (known >= 0) return known;
  const place = next.indexOf(element);
  return OBSERVED.length + (place < 0 ? next.length : place);
}

const line = (scope: Scope, { level, all, words }: Moved): string =>
  `privilege ${scope}${all ? ' all' : ''} level ${level} ${words.join(' ')}`;

/** What stands below a word comes before the word, so that reading the lines ends with each word's own level. */
function linesOf(
  device: Device,
  scope: Scope,
  branches: readonly Branch[],
  from: readonly Candidate[],
  depth: number,
): readonly string[] {
  const next = keywordsNext(from);
  const place = ({ element }: Branch): number => rank(element, next, depth === 0 && scope === 'exec');
  return [...branches]
    .sort((a, b) => place(a) - place(b) || 0)
    .flatMap(({ element, own, below }) => {
      const step = advance(from, own?.words.at(-1) ?? element, device);
      const behind = step.kind === 'reached' ? step.candidates : [];
      return [...linesOf(device, scope, below, behind, depth + 1), ...(own ? [line(scope, own)] : [])];
    });
}

/** The lines of what was moved in one kind of mode. */
export const linesOfMoved = (device: Device, scope: Scope, moved: MovedPaths): readonly string[] =>
  linesOf(device, scope, treeOf(moved), commandsIn(commandsOf(device), scope, device), 0);
