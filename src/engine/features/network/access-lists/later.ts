import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { word } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { configCommands } from './config.ts';
import { accessLists, matches, type AccessList } from './state.ts';
import { shownText } from './text.ts';

function entryLine(device: Device, list: string, { at, says }: AccessList['entries'][number]): readonly string[] {
  if ('remark' in says) return [];
  const count = device.read(matches)[`${list} ${at}`] ?? 0;
  return [`    ${at} ${shownText(says)}${count === 0 ? '' : ` (${count} match${count === 1 ? '' : 'es'})`}`];
}

const listsText = (device: Device, only: string | undefined): string =>
  device
    .read(accessLists)
    .lists.filter(({ name }) => only === undefined || name === only)
    .flatMap(({ name, extended, entries }) => [
      `${extended ? 'Extended' : 'Standard'} IP access list ${name}`,
      ...entries.flatMap((entry) => entryLine(device, name, entry)),
    ])
    .map((text) => `${text}\n`)
    .join('');

const show = keyword('show', 'Show running system information');
const which = opt(arg('list', word, 'ACL name or number'));

const showing = (id: string, words: Syntax<unknown>): Command =>
  defineShow({
    id,
    syntax: seq(words, which) as Syntax<{ readonly list?: string }>,
    output: (device, { list }) => listsText(device, list),
  });

export const commands: readonly Command[] = [
  ...configCommands,
  showing('show access-lists', seq(show, keyword('access-lists', 'List access lists'))),
  showing(
    'show ip access-lists',
    seq(show, keyword('ip', 'IP information'), keyword('access-lists', 'List IP access lists')),
  ),
  defineCommand({
    id: 'clear access-list counters',
    syntax: seq(
      keyword('clear', 'Reset functions'),
      keyword('access-list', 'Clear access list statistical information'),
      keyword('counters', 'Clear access list counters'),
      which,
    ),
    *run({ device }, { list }) {
      device.update(matches, (draft) => {
        for (const counted of Object.keys(draft))
          if (list === undefined || counted.startsWith(`${list} `)) delete draft[counted];
      });
    },
  }),
];
