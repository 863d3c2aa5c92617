import { defineConfig, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { services } from './state.ts';

/** A service that is only on or off. */
interface Switch {
  readonly name: string;
  readonly help: string;
  readonly preset: boolean;
}

const switches: readonly Switch[] = [
  { name: 'call-home', help: 'Enable call-home service', preset: false },
  { name: 'compress-config', help: 'Compress the nvram configuration file', preset: false },
  { name: 'config', help: 'TFTP load config files', preset: false },
  { name: 'dhcp', help: 'Enable DHCP server and relay agent', preset: true },
  { name: 'disable-ip-fast-frag', help: 'Disable IP particle-based fast fragmentation', preset: false },
  { name: 'exec-callback', help: 'Enable exec callback', preset: false },
  { name: 'exec-wait', help: 'Delay EXEC startup on noisy lines', preset: false },
  { name: 'hide-telnet-addresses', help: 'Hide destination addresses in telnet command', preset: false },
  { name: 'internal', help: 'Enable/Disable Internal commands', preset: false },
  { name: 'linenumber', help: 'enable line number banner for each exec', preset: false },
  { name: 'nagle', help: "Enable Nagle's congestion control algorithm", preset: false },
  { name: 'old-slip-prompts', help: 'Allow old scripts to operate with slip/ppp', preset: false },
  { name: 'pad', help: 'Enable PAD commands', preset: true },
  { name: 'sequence-numbers', help: 'Stamp logger messages with a sequence number', preset: false },
  { name: 'tcp-keepalives-in', help: 'Generate keepalives on idle incoming network connections', preset: false },
  { name: 'tcp-keepalives-out', help: 'Generate keepalives on idle outgoing network connections', preset: false },
  { name: 'tcp-small-servers', help: 'Enable small TCP servers (e.g., ECHO)', preset: false },
  { name: 'telnet-zeroidle', help: 'Set TCP window 0 when connection is idle', preset: false },
  { name: 'udp-small-servers', help: 'Enable small UDP servers (e.g., ECHO)', preset: false },
  { name: 'unsupported-transceiver', help: 'enable support for third-party transceivers', preset: false },
];

/** Those the device prints after the password lines; the others come before the time stamps. */
const LAST = ['sequence-numbers'];

const commandsOf = ({ name, help, preset }: Switch): readonly Command[] => {
  const change = (changed: string[], on: boolean): string[] => {
    const others = changed.filter((n) => n !== name);
    return on === preset ? others : [...others, name];
  };
  return defineConfig({
    id: `service ${name}`,
    mode: configure,
    slice: services,
    syntax: seq(keyword('service', 'Modify use of network based services'), keyword(name, help)),
    set: (draft) => {
      draft.changed = change(draft.changed, true);
    },
    unset: (draft) => {
      draft.changed = change(draft.changed, false);
    },
    restore: (draft) => {
      draft.changed = change(draft.changed, preset);
    },
  });
};

export const switchCommands: readonly Command[] = switches.flatMap(commandsOf);

export const switchLines = (changed: readonly string[], late: boolean): readonly string[] =>
  switches
    .filter(({ name }) => changed.includes(name) && LAST.includes(name) === late)
    .map(({ name, preset }) => `${preset ? 'no ' : ''}service ${name}`);
