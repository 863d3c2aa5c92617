import { configure, type Mode } from '../../../cli/mode.ts';
import { resolve } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import type { Device } from '../../../system/device.ts';

const HIGHEST = 15;
/** How the configuration marks beginning and end of a banner. */
const ETX = '^C';

/** Lines of banners belong to the line that begins them. */
function* headed(lines: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at] ?? '';
    const opens = first.startsWith('banner ') && first.split(ETX).length === 2;
    const end = opens ? lines.findIndex((line, i) => i > at && line.includes(ETX)) : at;
    yield lines.slice(at, end + 1);
    at = Math.max(at, end);
  }
}

/** The lines that a user of this level could type, with the comments between them: nobody is shown more. */
export function visibleLines(device: Device, lines: readonly string[], privilege: number): readonly string[] {
  if (privilege >= HIGHEST) return lines;
  const commands = commandsOf(device);
  const below = commands.modes.filter((mode) => mode.parent === configure);
  const takes = (mode: Mode, line: string): boolean =>
    resolve(commands, { device, privilege, mode, interactive: false }, line).match.kind === 'ok';
  let open = false;
  return [...headed(lines)].flatMap((group) => {
    const [line = ''] = group;
    if (line.startsWith('!') || line === 'end') return group;
    if (line.startsWith(' ')) return open && below.some((mode) => takes(mode, line.trim())) ? group : [];
    open = takes(configure, line);
    return open ? group : [];
  });
}
