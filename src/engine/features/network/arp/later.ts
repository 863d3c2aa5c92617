import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { ipv4 } from '../../../cli/types.ts';
import { part } from '../../../kernel/part.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { configCommands } from './config.ts';
import type { Wanted } from './table.ts';

const table = part(() => import('./table.ts'), 'last');

const show = keyword('show', 'Show running system information');
const which: Syntax<Wanted> = opt(
  alt(arg('address', ipv4, 'IP address or hostname of ARP entry'), interfaceSyntax(false)),
);

const showing = (id: string, words: Syntax<unknown>): Command =>
  defineShow<Wanted>({
    id,
    syntax: seq(words, which) as Syntax<Wanted>,
    output: (device, wanted) => table.get().arpText(device, wanted),
  });

export const commands: readonly Command[] = [
  ...configCommands,
  showing('show arp', seq(show, keyword('arp', 'ARP table'))),
  showing('show ip arp', seq(show, keyword('ip', 'IP information'), keyword('arp', 'IP ARP table'))),
  defineCommand({
    id: 'clear arp-cache',
    syntax: seq(
      keyword('clear', 'Reset functions'),
      keyword('arp-cache', 'Clear the entire ARP cache'),
      opt(
        alt(
          arg('address', ipv4, 'IP address of ARP entry'),
          seq(keyword('interface', 'Clear the ARP cache of an interface'), interfaceSyntax(false)),
        ),
      ),
    ) as Syntax<Wanted>,
    *run({ device }, wanted) {
      table.get().refresh(device, wanted);
    },
  }),
];
