import { defineCommand, withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { ipv4, word } from '../../../cli/types.ts';
import { defineSlice } from '../../../kernel/slice.ts';
import { spend } from '../../../kernel/work.ts';
import { defineFact, type Device } from '../../../system/device.ts';

/** What follows `boot system` on each configured line, in order. */
export const bootSystem = defineSlice<string[]>({ id: 'boot.system', lifetime: 'ram', initial: () => [] });

interface BootArgs {
  readonly url?: string;
  readonly server?: string;
  readonly flash?: true;
  readonly rom?: true;
  readonly network?: string;
}

const bootWord = seq(
  keyword('boot', 'Modify system boot parameters'),
  keyword('system', 'Specify system image boot source'),
);

const network = (name: string, help: string): Syntax<{ network: string }> => ({
  node: { kind: 'keyword', word: name, help, as: 'network', value: name },
});

const from = alt(
  seq(flag('flash', 'Boot from flash memory', 'flash'), opt(arg('url', word, 'System image filename'))),
  seq(
    alt(
      network('ftp', 'Boot from a server via ftp'),
      network('mop', 'Boot from a Decnet MOP server'),
      network('rcp', 'Boot from a server via rcp'),
      network('tftp', 'Boot from a tftp server'),
    ),
    arg('url', word, 'System image filename'),
    opt(arg('server', ipv4, 'Address from which to download the file')),
  ),
  flag('rom', 'Boot from rom', 'rom'),
  arg('url', word, 'TFTP filename or URL'),
) as Syntax<BootArgs>;

/** The line as the configuration keeps it. */
const lineOf = ({ url, server, flash, rom, network: way }: BootArgs): string =>
  [flash && 'flash', rom && 'rom', way, url, server].filter((part) => part !== undefined).join(' ');

const systemCommands: readonly Command[] = withNegation<BootArgs>({
  id: 'boot system',
  mode: configure,
  syntax: seq(bootWord, from) as Syntax<BootArgs>,
  noSyntax: seq(bootWord, opt(from)),
  *run({ device }, args) {
    const line = lineOf(args);
    if (device.read(bootSystem).includes(line)) return;
    device.update(bootSystem, (draft) => {
      draft.push(line);
    });
  },
  *undo({ device }, args) {
    const line = lineOf(args);
    const lines = device.read(bootSystem);
    const kept = line === '' ? [] : lines.filter((other) => other !== line);
    if (kept.length === lines.length) return;
    spend(lines.length);
    device.update(bootSystem, (draft) => {
      draft.splice(0, draft.length, ...kept);
    });
  },
});

/** The two lines around the list, which a configuration that is read back contains. */
const markers = ['boot-start-marker', 'boot-end-marker'] as const;

export const bootSystemCommands: readonly Command[] = [
  ...systemCommands,
  ...markers.map((marker) =>
    defineCommand({
      id: marker,
      mode: configure,
      level: 0,
      hidden: true,
      syntax: keyword(marker, 'Marker of boot commands'),
      *run() {},
    }),
  ),
];

export const bootSystemLines = (device: Device): readonly string[] => [
  markers[0],
  ...device.read(bootSystem).map((line) => `boot system ${line}`),
];
export const bootEndLines = (): readonly string[] => [markers[1]];

export const bootSystemFact = defineFact({
  id: 'boot.system-lines',
  kind: 'list',
  describe: 'The boot system lines of the running configuration, in order, each without the words boot system',
  read: (device) => device.read(bootSystem),
});
