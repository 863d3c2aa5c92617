import { defineConfig, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { ipv4 } from '../../../cli/types.ts';
import { undrafted } from '../../../kernel/slice.ts';
import { arpState } from './state.ts';

const hardware: ArgType<string> = {
  label: 'H.H.H',
  parse: (typed) => (/^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i.test(typed) ? typed.toLowerCase() : undefined),
  prefix: (typed) => /^[0-9a-f.]*/i.exec(typed)?.[0].length ?? 0,
};

const words = [keyword('arp', 'Set a static ARP entry'), arg('address', ipv4, 'IP address of ARP entry')] as const;
const rest = seq(arg('mac', hardware, '48-bit hardware address of ARP entry'), keyword('arpa', 'ARP type ARPA'));

export const configCommands: readonly Command[] = defineConfig({
  id: 'arp',
  mode: configure,
  slice: arpState,
  syntax: seq(...words, rest),
  noSyntax: seq(...words, opt(rest)),
  set: (draft, { address, mac }) => {
    draft.fixed = [...undrafted(draft.fixed).filter((one) => one.address !== address), { address, mac }];
  },
  unset: (draft, { address }) => {
    draft.fixed = undrafted(draft.fixed).filter((one) => one.address !== address);
  },
});
