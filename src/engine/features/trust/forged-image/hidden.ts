import { runningBlocks, type RunningBlock } from '../../../cli/running-config.ts';
import type { Device } from '../../../system/device.ts';
import { hiddenLines } from './state.ts';

/** Lines of one block, each named by the heading it stands under: ` login` below `line vty 0 4`. */
function named(lines: readonly string[]): readonly { readonly line: string; readonly key: string }[] {
  let heading = '';
  return lines.map((line) => {
    if (!line.startsWith(' ')) heading = line;
    return { line, key: line === heading ? line : `${heading}\n${line}` };
  });
}

/** Names of all lines of the running configuration, as they are without anything hidden. */
export const lineKeys = (device: Device): readonly string[] =>
  runningBlocks(device).flatMap((block) => named(block.lines(device)).map(({ key }) => key));

/** Leaves out of every block what the running image keeps to itself. */
export function concealed(blocks: readonly RunningBlock[], device: Device): readonly RunningBlock[] {
  const { keys } = device.read(hiddenLines);
  if (keys.length === 0) return blocks;
  return blocks.map((block) => ({
    ...block,
    lines: (of) => named(block.lines(of)).flatMap(({ line, key }) => (keys.includes(key) ? [] : [line])),
  }));
}
