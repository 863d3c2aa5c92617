import { readPath } from '../../../cli/command-path.ts';
import { scopes, type Scope } from '../../../cli/mode.ts';
import { movedLevels } from '../../../cli/privilege.ts';
import { commandsIn } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import { defineFeature } from '../../../feature.ts';
import { defineFact, tap, type Device } from '../../../system/device.ts';
import { privilegeCommands } from './commands.ts';
import { commandMoved } from './events.ts';
import { privilegeLines, resetLine } from './lines.ts';
import { levelOfCommand } from './moving.ts';
import { movedCommands } from './state.ts';

const isScope = (word: string): word is Scope => Object.hasOwn(scopes, word);

/** `exec show running-config` */
function levelNeeded(device: Device, of: string): number | null {
  const [scope = '', ...words] = of.trim().split(/\s+/);
  if (!isScope(scope)) return null;
  const path = readPath(commandsIn(commandsOf(device), scope, device), words.join(' '), device);
  return path.ok ? levelOfCommand(device, scope, path.value) : null;
}

/** Commands on other privilege levels than their own. */
export default defineFeature({
  id: 'privilege',
  title: 'Privilege levels of commands',
  slices: [movedCommands],
  commands: privilegeCommands,
  runningConfig: [{ block: 'privilege', lines: privilegeLines, without: resetLine }],
  events: [commandMoved],
  facts: [
    defineFact({
      id: 'privilege.command-level',
      kind: 'number',
      nullable: true,
      of: 'kind of mode and command, as `exec show running-config`',
      describe: 'Lowest privilege level at which the command can be used; none when there is no such command',
      read: levelNeeded,
    }),
  ],
  taps: [
    tap(movedLevels, (none, device) => {
      const moved = device.read(movedCommands);
      return Object.keys(moved).length === 0 ? none : moved;
    }),
  ],
});
