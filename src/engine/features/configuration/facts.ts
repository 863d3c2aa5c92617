import { utf8Length } from '../../system/bytes.ts';
import { defineFact } from '../../system/device.ts';
import { isModified } from './changes.ts';
import { runningLines, runningText } from './running.ts';
import { changeState, startupState } from './state.ts';

/** Lines that say something: comments, blank lines and `end` left out. */
const meaning = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('!') && line !== 'end');

/** `line con 0 > login local`: a line below a header; a line alone counts wherever it stands. */
function has(text: string, of: string): boolean {
  const [wanted = '', header] = of
    .split(' > ')
    .map((part) => part.trim())
    .reverse();
  let current = '';
  for (const line of meaning(text)) {
    if (!line.startsWith(' ')) current = line.trim();
    if (line.trim() === wanted && (header === undefined || (current === header && line.startsWith(' ')))) return true;
  }
  return false;
}

const LINE = 'configuration line; one of a block as `line con 0 > login local`';

export const configFacts = [
  defineFact({
    id: 'config.startup-present',
    kind: 'flag',
    describe: 'Whether there is a startup-config',
    read: (d) => d.read(startupState).text !== null,
  }),
  defineFact({
    id: 'config.running-has',
    kind: 'flag',
    of: LINE,
    describe: 'Whether the running configuration has this line',
    read: (d, of) => has(runningText(d), of),
  }),
  defineFact({
    id: 'config.startup-has',
    kind: 'flag',
    of: LINE,
    describe: 'Whether startup-config has this line',
    read: (d, of) => has(d.read(startupState).text ?? '', of),
  }),
  defineFact({
    id: 'config.saved',
    kind: 'flag',
    describe: 'Whether startup-config says the same as the running configuration',
    read(device) {
      const { text } = device.read(startupState);
      return text !== null && meaning(text).join('\n') === meaning(runningText(device)).join('\n');
    },
  }),
  defineFact({
    id: 'config.modified',
    kind: 'flag',
    describe: 'Whether the running configuration was changed since it was loaded or saved',
    read: isModified,
  }),
  defineFact({
    id: 'config.startup-bytes',
    kind: 'number',
    describe: 'Size of startup-config; 0 when there is none',
    read: (d) => utf8Length(d.read(startupState).text ?? ''),
  }),
  defineFact({
    id: 'config.running-bytes',
    kind: 'number',
    describe: 'Size of the running configuration',
    read: (d) => utf8Length(runningText(d)),
  }),
  defineFact({
    id: 'config.running-lines',
    kind: 'list',
    describe: 'Lines of the running configuration',
    read: runningLines,
  }),
  defineFact({
    id: 'config.changed-by',
    kind: 'text',
    nullable: true,
    describe: 'User who last changed the running configuration since the start',
    read: (d) => d.read(changeState).changed?.by ?? null,
  }),
];
