import { castDraft } from 'immer';
import { readPath, type CommandPath } from '../../../cli/command-path.ts';
import type { Scope } from '../../../cli/mode.ts';
import { pathsTo, wordLevels } from '../../../cli/word-levels.ts';
import { commandsIn } from '../../../cli/resolve.ts';
import { commandsOf } from '../../../cli/software.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { commandMoved } from './events.ts';
import { movedCommands, movedIn, type Moved } from './state.ts';

/** The first words of a command of a kind of mode, as they were typed. */
export const pathIn = (device: Device, scope: Scope, text: string) =>
  readPath(commandsIn(commandsOf(device), scope, device), text, device);

const pathOf = ({ elements }: CommandPath): string => elements.join(' ');

function change(device: Device, scope: Scope, edit: (draft: Record<string, Moved>) => void): void {
  device.update(movedCommands, (draft) => {
    const paths = { ...movedIn(device, scope) };
    edit(paths);
    if (Object.keys(paths).length === 0) delete draft[scope];
    else draft[scope] = castDraft(paths);
  });
}

/** Level of a word that nobody moved. */
function ownLevel(device: Device, scope: Scope, path: CommandPath): number {
  const set = commandsOf(device);
  const all = commandsIn(set, scope, device).map(({ command }) => command);
  const { levelOf } = wordLevels(all, {});
  return Math.min(...path.commands.map((command) => levelOf(command, pathOf(path))));
}

/** The lowest level at which a command can be used as it stands here, all of its words counted. */
export function levelOfCommand(device: Device, scope: Scope, path: CommandPath): number {
  const set = commandsOf(device);
  const all = commandsIn(set, scope, device).map(({ command }) => command);
  const { levelOf } = wordLevels(all, movedIn(device, scope));
  const needed = path.commands.map((command) =>
    Math.max(...pathsTo(pathOf(path)).map((part) => levelOf(command, part))),
  );
  return Math.min(...needed);
}

/** The same command with `no` before it, where the device moves both: below global configuration. */
function negative(device: Device, scope: Scope, path: CommandPath): CommandPath | undefined {
  if (scope === 'exec' || scope === 'configure' || isNegative(path)) return undefined;
  const read = readPath(commandsIn(commandsOf(device), scope, device), `no ${path.words.join(' ')}`, device);
  return read.ok ? read.value : undefined;
}

const isNegative = ({ elements }: CommandPath): boolean => elements[0] === 'no' || elements[0] === 'default';

/** The words that lead to a command take its level; what `all` took along stays as it is. */
function put(paths: Record<string, Moved>, { elements, words }: CommandPath, level: number, all: boolean): void {
  elements.forEach((_, i) => {
    const path = elements.slice(0, i + 1).join(' ');
    const last = i === elements.length - 1;
    if (last || !ownValue(paths, path)?.all) paths[path] = { level, all: last && all, words: words.slice(0, i + 1) };
  });
}

/** Moves a command, and with it every word that leads to it. */
export function moveCommand(device: Device, scope: Scope, path: CommandPath, level: number, all: boolean): void {
  const other = negative(device, scope, path);
  change(device, scope, (paths) => {
    put(paths, path, level, all);
    if (other) put(paths, other, level, all);
  });
  device.emit(commandMoved, { mode: scope, command: path.words.join(' '), level });
}

/** Gives a moved word its own level; the line stays in the configuration. */
export function restoreCommand(device: Device, scope: Scope, path: CommandPath): void {
  if (!Object.hasOwn(movedIn(device, scope), pathOf(path))) return;
  const level = ownLevel(device, scope, path);
  change(device, scope, (paths) => {
    paths[pathOf(path)] = { level, all: false, words: path.words };
  });
  device.emit(commandMoved, { mode: scope, command: path.words.join(' '), level });
}

/** Whether reading the lines of what else was moved would move this word again. */
function isLedTo(device: Device, scope: Scope, path: CommandPath): boolean {
  const key = pathOf(path);
  const moved = Object.keys(movedIn(device, scope)).filter((other) => other !== key);
  return moved.some(
    (other) => other.startsWith(`${key} `) || `no ${other}` === key || `no ${other}`.startsWith(`${key} `),
  );
}

function forget(device: Device, scope: Scope, path: CommandPath): void {
  if (!Object.hasOwn(movedIn(device, scope), pathOf(path))) return;
  if (isLedTo(device, scope, path)) return restoreCommand(device, scope, path);
  change(device, scope, (paths) => {
    delete paths[pathOf(path)];
  });
  device.emit(commandMoved, { mode: scope, command: path.words.join(' '), level: ownLevel(device, scope, path) });
}

/** Gives a word its own level and takes its line away, unless other lines lead over it. */
export function resetCommand(device: Device, scope: Scope, path: CommandPath): void {
  forget(device, scope, path);
  const other = negative(device, scope, path);
  if (other) forget(device, scope, other);
}
