import { advance, allBranches, meant, wholeLine, words, type Candidate } from '../../../cli/match.ts';
import type { Mode } from '../../../cli/mode.ts';
import { usable, type CommandSet, type Reader } from '../../../cli/resolve.ts';
import type { Device } from '../../../system/device.ts';

/** How an argument is written, and whether it is an interface; undefined: no argument takes the word. */
function argument(
  candidates: readonly Candidate[],
  typed: string,
  device: Device,
): { readonly text: string; readonly isInterface: boolean } | undefined {
  for (const branch of allBranches(candidates)) {
    if (branch?.terminal.kind !== 'arg') continue;
    const { type } = branch.terminal;
    const value = type.parse(typed, device);
    if (value !== undefined)
      return { text: typeof value === 'string' ? value : typed, isInterface: type.label === 'interface' };
  }
  return undefined;
}

/** A line of a mode with its words spelled out; behind a keyword or an interface at its end stands a blank. */
export function spelled(commands: CommandSet, reader: Reader, mode: Mode, text: string): string {
  const { device } = reader;
  let candidates = usable(commands, mode, reader);
  const said: string[] = [];
  let blank = '';
  for (const { text: typed, at } of words(text)) {
    const [keyword] = meant(candidates, typed);
    const before = said.at(-1);
    if (keyword === undefined && wholeLine(candidates, text.slice(at), device).length > 0)
      return [...said, text.slice(at).trim()].join(' ');
    const found = keyword === undefined ? argument(candidates, typed, device) : { text: keyword, isInterface: true };
    const numbered = keyword === undefined && before !== undefined && found?.text.startsWith(before) === true;
    if (numbered) said.pop();
    said.push(found?.text ?? typed);
    blank = found?.isInterface || numbered ? ' ' : '';
    const step = advance(candidates, typed, device);
    candidates = step.kind === 'reached' ? step.candidates : [];
  }
  return said.join(' ') + blank;
}
