import { utf8Length } from '../../../system/bytes.ts';
import { defineFact } from '../../../system/device.ts';
import { isModified } from './changes.ts';
import { differenceIn, meaning, placed } from './difference.ts';
import { runningLines, runningText } from './running.ts';
import { changeState, startupState } from './state.ts';

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

/** What is nearest to a line that is not there: the place where it stands, or what its first words say now. */
function lacking(text: string, of: string): string {
  const at = of.lastIndexOf(' > ');
  const wanted = of.slice(at < 0 ? 0 : at + 3).trim();
  const lines = placed(text);
  const header = of.slice(0, Math.max(0, at)).trim();
  if (header !== '' && !lines.includes(header)) return `it has no \`${header}\``;
  const start = `${header === '' ? '' : `${header} > `}${wanted.split(' ')[0]}`;
  const near =
    lines.find((line) => line.endsWith(` > ${wanted}`)) ?? lines.find((line) => `${line} `.startsWith(`${start} `));
  return near === undefined ? 'it has nothing like it' : `it has \`${near}\``;
}

const LINE = 'configuration line; one of a block as `line con 0 > login local`';

export const facts = [
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
    whyNot: (d, of) => lacking(runningText(d), of),
  }),
  defineFact({
    id: 'config.startup-has',
    kind: 'flag',
    of: LINE,
    describe: 'Whether startup-config has this line',
    read: (d, of) => has(d.read(startupState).text ?? '', of),
    whyNot: (d, of) => lacking(d.read(startupState).text ?? '', of),
  }),
  defineFact({
    id: 'config.saved',
    kind: 'flag',
    describe: 'Whether startup-config says the same as the running configuration',
    read(device) {
      const { text } = device.read(startupState);
      return text !== null && meaning(text).join('\n') === meaning(runningText(device)).join('\n');
    },
    whyNot(device) {
      const { text } = device.read(startupState);
      if (text === null) return 'there is no startup-config';
      const asRead = isModified(device) ? device.read(changeState).stored : null;
      return differenceIn('startup-config', asRead ?? text, runningText(device));
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
