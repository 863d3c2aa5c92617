import { aliasesIn, type Alias } from '../../../cli/alias.ts';
import { defineConfig, defineShow } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure, scopes } from '../../../cli/mode.ts';
import { line, word } from '../../../cli/types.ts';
import { defineFeature } from '../../../feature.ts';
import { undrafted } from '../../../kernel/slice.ts';
import { tap, type Device } from '../../../system/device.ts';
import { aliasLists, aliasModes, firstIn, modeTitles, type AliasMode } from './state.ts';

const modeWord = alt(...aliasModes.map((mode) => choice(mode, scopes[mode], 'mode', mode)));

const without = (list: readonly Alias[], name: string): readonly Alias[] => list.filter((a) => a.name !== name);

/** The first ones keep their places, changed or not; others come in the order they were made. */
function withAlias(list: readonly Alias[], mode: AliasMode, alias: Alias): readonly Alias[] {
  const known = list.some(({ name }) => name === alias.name);
  const all = known ? list.map((a) => (a.name === alias.name ? alias : a)) : [...list, alias];
  const places = new Map(firstIn(mode).map(({ name }, at) => [name, at]));
  const place = ({ name }: Alias): number => places.get(name) ?? all.length;
  return [...all].sort((a, b) => place(a) - place(b));
}

/** One alias as it was at first: as the mode had it, or not at all. */
function withFirst(list: readonly Alias[], mode: AliasMode, name: string): readonly Alias[] {
  const first = firstIn(mode).find((alias) => alias.name === name);
  return first ? withAlias(list, mode, first) : without(list, name);
}

const aliasCommand = defineConfig({
  id: 'alias',
  mode: configure,
  slice: aliasLists,
  syntax: seq(
    keyword('alias', 'Create command alias'),
    modeWord,
    arg('name', word, 'Alias name'),
    arg('command', line, 'Command line to alias'),
  ),
  noSyntax: seq(
    keyword('alias', 'Create command alias'),
    modeWord,
    opt(seq(arg('name', word, 'Alias name'), opt(arg('command', line, 'Command line to alias')))),
  ),
  set(draft, { mode, name, command }) {
    if (mode !== undefined)
      draft[mode] = [...withAlias(undrafted(draft[mode]), mode, { name, command: command.trim() })];
  },
  unset(draft, { mode, name }) {
    if (mode !== undefined)
      draft[mode] = [...(name === undefined ? firstIn(mode) : without(undrafted(draft[mode]), name))];
  },
  restore(draft, { mode, name }) {
    if (mode !== undefined)
      draft[mode] = [...(name === undefined ? firstIn(mode) : withFirst(undrafted(draft[mode]), mode, name))];
  },
});

/** `Exec mode aliases:` and one line for each; nothing for a mode without. */
function listOf(device: Device, mode: AliasMode): readonly string[] {
  const { [mode]: list } = device.read(aliasLists);
  return list.length === 0
    ? []
    : [`${modeTitles[mode]} aliases:`, ...list.map(({ name, command }) => `  ${name.padEnd(22)}${command}`), ''];
}

const SHOWN: readonly AliasMode[] = ['exec', 'configure', 'interface', 'line'];

const showAliases = defineShow({
  id: 'show aliases',
  syntax: seq(
    keyword('show', 'Show running system information'),
    keyword('aliases', 'Display alias commands'),
    opt(modeWord),
  ),
  output(device, { mode }) {
    const shown = mode === undefined ? SHOWN : [mode];
    return shown
      .flatMap((one) => listOf(device, one))
      .map((text) => `${text}\n`)
      .join('');
  },
});

/** Lines of the running configuration for one mode: what differs from its first aliases. */
function configured(device: Device, mode: AliasMode): readonly string[] {
  const { [mode]: list } = device.read(aliasLists);
  const first = firstIn(mode);
  const gone = first.filter(({ name }) => list.every((a) => a.name !== name));
  const changed = list.filter(({ name, command }) => first.every((a) => a.name !== name || a.command !== command));
  return [
    ...gone.map(({ name }) => `no alias ${mode} ${name}`),
    ...changed.map(({ name, command }) => `alias ${mode} ${name} ${command}`),
  ];
}

/** An alias that was changed or taken away comes back as it was at first. */
function restored(text: string): string | undefined {
  const alias = /^(?:no )?(alias \S+ \S+)/.exec(text)?.[1];
  return alias && `default ${alias}`;
}

/** Words of one's own for the beginnings of lines. */
export default defineFeature({
  id: 'alias',
  title: 'Command aliases',
  slices: [aliasLists],
  commands: [...aliasCommand, showAliases],
  runningConfig: [
    {
      block: 'alias',
      lines: (device) => aliasModes.flatMap((mode) => configured(device, mode)),
      without: restored,
    },
  ],
  taps: [
    tap(aliasesIn, (asked, device) => {
      const mode = aliasModes.find((one) => one === asked.scope);
      return mode ? { ...asked, aliases: device.read(aliasLists)[mode] } : asked;
    }),
  ],
});
