import { defineCommand, negated, type Command } from '../../cli/command.ts';
import { alt, arg, keyword, seq, type ArgType, type Syntax } from '../../cli/grammar.ts';
import { configure, type Mode } from '../../cli/mode.ts';
import { sharedPrefix } from '../../cli/types.ts';
import type { Session } from '../../cli/session.ts';
import type { Io } from '../../kernel/io.ts';
import { interfaceNamed } from '../interfaces/api.ts';

/** Interfaces that the device makes when they are configured, and this lab does not. */
const TYPES = [
  ['BVI', 'Bridge-Group Virtual Interface'],
  ['Dialer', 'Dialer interface'],
  ['Multilink', 'Multilink-group interface'],
  ['Null', 'Null interface'],
  ['Port-channel', 'Ethernet Channel of interfaces'],
  ['Tunnel', 'Tunnel interface'],
  ['Virtual-Template', 'Virtual Template interface'],
  ['Vlan', 'Catalyst Vlans'],
] as const;

/** `Tunnel0` in one word, perhaps shortened. */
const made: ArgType<string> = {
  label: 'interface',
  entries: () => [],
  parse(word) {
    const [, letters = '', number = ''] = /^([a-z-]+)(\d{1,10})$/i.exec(word) ?? [];
    const [fits, ...others] = TYPES.filter(
      ([type]) => letters !== '' && type.toLowerCase().startsWith(letters.toLowerCase()),
    );
    return fits && others.length === 0 ? fits[0] + number : undefined;
  },
  prefix: (word) => Math.max(...TYPES.map(([type]) => sharedPrefix(type.toLowerCase(), word.toLowerCase()))),
};

/** `GigabitEthernet0/0.10`: a part of a port that exists. `stem` is typed before. */
const subInterface = (stem = ''): ArgType<string> => ({
  label: 'interface',
  entries: () => [],
  parse(word, device) {
    const [, port = '', number] = /^(.+)\.(\d{1,10})$/.exec(word) ?? [];
    const name = interfaceNamed(device, stem + port);
    return name === undefined || number === undefined ? undefined : `${name}.${number}`;
  },
});

/** The number after a type that was typed as a word of its own. */
const numberOf = (type: string): ArgType<string> => ({
  label: '<0-4294967295>',
  parse: (typed) => (/^\d{1,10}$/.test(typed) ? type + typed : undefined),
});

const name: Syntax<{ name?: string }> = alt(
  ...TYPES.map(([type, help]) => seq(keyword(type, help), arg('name', numberOf(type), `${type} interface number`))),
  arg('name', made, 'Interface'),
  arg('name', subInterface(), 'Interface'),
  seq(
    keyword('GigabitEthernet', 'GigabitEthernet IEEE 802.3z'),
    arg('name', subInterface('GigabitEthernet'), 'GigabitEthernet interface number'),
  ),
);

const word = keyword('interface', 'Select an interface to configure');

/** Interfaces of these kinds, and sub-interfaces: recognised, opened, forgotten. */
export const interfaceTypeCommands = (
  say: (session: Session, phrase: string) => void,
  blockFor: (suffix: string) => Mode,
): readonly Command[] => {
  const run = (entering: boolean) =>
    function* (session: Session, args: { name?: string }): Io<void> {
      say(session, `interface ${args.name ?? ''}`.trimEnd());
      if (entering) session.enter(blockFor(args.name?.includes('.') ? 'config-subif' : 'config-if'));
    };
  const syntax = seq(word, name);
  return [
    defineCommand({ id: 'interface (other)', mode: configure, syntax, run: run(true) }),
    defineCommand({
      id: 'no interface (other)',
      mode: configure,
      hidden: true,
      syntax: negated(syntax) as typeof syntax,
      run: run(false),
    }),
  ];
};
