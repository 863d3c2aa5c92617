import { defineShow, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, keyword, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { sharedPrefix } from '../../../cli/types.ts';
import { interfaceOutput } from '../configuration/api.ts';
import { interfaceNamed } from '../../network/interfaces/api.ts';
import type { Device } from '../../../system/device.ts';
import { blockFor } from './blocks.ts';
import { forget, keep, keptAt } from './kept.ts';
import { keptOnly, tell } from '../../../cli/voice.ts';

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

/** None that is simulated. */
const other = (type: ArgType<string>): ArgType<string> => ({
  ...type,
  parse(word, device) {
    const name = type.parse(word, device);
    return name === undefined || interfaceNamed(device, name) !== undefined ? undefined : name;
  },
});

/** An interface of these kinds, in one word or two, as far as it is one that is `wanted`. */
function nameOf(wanted: (type: ArgType<string>) => ArgType<string>): Syntax<{ name?: string }> {
  const named = (type: ArgType<string>, help: string) => arg('name', wanted(type), help);
  return alt(
    ...TYPES.map(([type, help]) => seq(keyword(type, help), named(numberOf(type), `${type} interface number`))),
    named(made, 'Interface'),
    named(subInterface(), 'Interface'),
    seq(
      keyword('GigabitEthernet', 'GigabitEthernet IEEE 802.3z'),
      named(subInterface('GigabitEthernet'), 'GigabitEthernet interface number'),
    ),
  );
}

/** Only those that were made. */
const present = (type: ArgType<string>): ArgType<string> => ({
  ...type,
  parse(word, device) {
    const name = type.parse(word, device);
    return name !== undefined && keptAt(device, ['interface']).some(({ line }) => line === header(name))
      ? name
      : undefined;
  },
});

/** The interface among those that a typed name stands for. */
export const madeInterface = (typed: string, device: Device): string | undefined =>
  present(made).parse(typed, device) ?? present(subInterface()).parse(typed, device);

const word = keyword('interface', 'Select an interface to configure');

const syntax = seq(word, nameOf(other));
const header = (name = ''): string => `interface ${name}`;

/** Prompts of interfaces and sub-interfaces that are kept. */
export const interfaceBlocks = ['config-if', 'config-subif'] as const;

/** Interfaces of these kinds, and sub-interfaces, are blocks of lines that are kept. */
const configuring = withNegation({
  id: 'interface (other)',
  mode: configure,
  syntax,
  noSyntax: syntax,
  *run(session, args) {
    const kept = header(args.name);
    keep(session.device, ['interface'], kept);
    tell(session, keptOnly(kept));
    session.enter(blockFor(args.name?.includes('.') ? 'config-subif' : 'config-if', configure), ['interface', kept]);
  },
  *undo(session, args) {
    forget(session.device, header(args.name));
  },
});

const showing = defineShow({
  id: 'show running-config interface (other)',
  level: 15,
  syntax: seq(
    keyword('show', 'Show running system information'),
    keyword('running-config', 'Current operating configuration'),
    keyword('interface', 'Show interface configuration'),
    nameOf(present),
  ),
  output: (device, { name = '' }, { privilege }) => interfaceOutput(device, name, privilege),
});

export const interfaceTypeCommands: readonly Command[] = [...configuring, showing];
