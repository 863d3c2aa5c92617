import { scopes, type Scope } from '../../../cli/mode.ts';
import { movedLevels } from '../../../cli/privilege.ts';
import { defineFeature } from '../../../feature.ts';
import { defineFact, tap, type Device } from '../../../system/device.ts';
import { privilegeCommands } from './commands.ts';
import { commandMoved } from './events.ts';
import { body } from './parts.ts';
import { movedCommands, movedIn } from './state.ts';

const isScope = (word: string): word is Scope => Object.hasOwn(scopes, word);

/** `exec show running-config` */
function levelNeeded(device: Device, of: string): number | null {
  const [scope = '', ...words] = of.trim().split(/\s+/);
  if (!isScope(scope)) return null;
  const path = body.get().pathIn(device, scope, words.join(' '));
  return path.ok ? body.get().levelOfCommand(device, scope, path.value) : null;
}

/** `privilege ...` lines: the deepest modes first, as the device prints them. */
const privilegeLines = (device: Device): readonly string[] =>
  (Object.keys(scopes) as Scope[]).flatMap((scope) => {
    const moved = movedIn(device, scope);
    return Object.keys(moved).length === 0 ? [] : body.get().linesOfMoved(device, scope, moved);
  });

/** `no` would leave a line with the command's own level; `reset` leaves none. */
function resetLine(text: string): string | undefined {
  const [, scope, command] = /^privilege (\S+) (?:all )?level \d+ (.+)$/.exec(text) ?? [];
  return command === undefined ? undefined : `privilege ${scope} reset ${command}`;
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
