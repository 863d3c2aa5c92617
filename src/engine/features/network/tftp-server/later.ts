import { withNegation, type Command } from '../../../cli/command.ts';
import { arg, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { integer, word } from '../../../cli/types.ts';
import type { Device } from '../../../system/device.ts';
import { localPrefixes, urlText, urlType } from '../../files/files/api.ts';
import { debugCommands } from '../../base/debugging/api.ts';
import { events, packets } from './topics.ts';
import { served, servedFiles, type ServedFile } from './state.ts';

/** Files of the router itself, but none that it makes when it is asked. */
const prefixes = (device: Device): readonly string[] =>
  localPrefixes(device).filter((prefix) => prefix !== 'system' && prefix !== 'null');

const syntax = seq(
  keyword('tftp-server', 'Provide TFTP service for netload requests'),
  arg('url', urlType(prefixes, 'Allow URL file TFTP load requests'), 'Allow file TFTP load requests'),
  opt(seq(keyword('alias', 'Specify alias for the file'), arg('alias', word, 'Name by which it is asked for'))),
  opt(arg('list', integer(1, 99), 'IP access list of requesting hosts')),
);

/** Gives these files from now on. */
function replace(device: Device, files: readonly ServedFile[]): void {
  device.update(servedFiles, (draft) => {
    draft.splice(0, draft.length, ...files);
  });
  served(device).open();
}

const tftp = keyword('tftp', 'TFTP debugging');

export const commands: readonly Command[] = [
  ...debugCommands(events, seq(tftp, keyword('events', 'TFTP events'))),
  ...debugCommands(packets, seq(tftp, keyword('packets', 'TFTP packets'))),
  ...withNegation({
    id: 'tftp-server',
    mode: configure,
    syntax,
    noSyntax: syntax,
    *run({ device }, { url, alias = null, list = null }) {
      const file = urlText(url);
      const others = device.read(servedFiles).filter((one) => one.file !== file || one.alias !== alias);
      replace(device, [...others, { file, alias, list }]);
    },
    *undo({ device }, { url, alias }) {
      if (!url) return;
      const gone = (one: ServedFile): boolean => one.file === urlText(url) && (alias ?? one.alias) === one.alias;
      replace(
        device,
        device.read(servedFiles).filter((one) => !gone(one)),
      );
    },
  }),
];
