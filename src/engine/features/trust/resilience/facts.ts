import { contentKey, textOf } from '../../../system/content.ts';
import { defineFact, type Device } from '../../../system/device.ts';
import { runningImage } from '../../software/software/api.ts';
import { differenceIn, runningConfigText } from '../../configuration/configuration/api.ts';
import { readFile } from '../../files/files/api.ts';
import { bootset } from './state.ts';

export { bootsetEvents as events } from './events.ts';
export { resilienceMessages as messages } from './messages.ts';

/** Lines that say something: comments and blank lines left out. */
const meaning = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('!'))
    .join('\n');

const archived = (device: Device): string | undefined => {
  const { config } = device.read(bootset);
  const content = config && readFile(device, config.path, { hidden: true });
  return content?.ok ? textOf(content.value) : undefined;
};

/** How a configuration differs from the secured one. */
function fromArchive(device: Device, text: string, name: string): string {
  const secured = archived(device);
  if (secured === undefined) return 'no configuration is secured';
  return differenceIn('the secured configuration', secured, text, name);
}

export const facts = [
  defineFact({
    id: 'resilience.image-secured',
    kind: 'flag',
    describe: 'Whether image resilience is active',
    read: (d) => d.read(bootset).image !== null,
  }),
  defineFact({
    id: 'resilience.image',
    kind: 'text',
    nullable: true,
    describe: 'The secured image, as `flash0:name`',
    read: (d) => d.read(bootset).image?.path ?? null,
  }),
  defineFact({
    id: 'resilience.image-running',
    kind: 'flag',
    describe: 'Whether the secured image is the one that runs',
    read(device) {
      const { image } = device.read(bootset);
      const file = image && readFile(device, image.path, { hidden: true });
      const running = runningImage(device);
      return file?.ok === true && running !== undefined && contentKey(file.value) === contentKey(running.content);
    },
    whyNot(device) {
      const { image } = device.read(bootset);
      return image === null
        ? 'no image is secured'
        : `${runningImage(device)?.path ?? 'nothing'} runs, ${image.path} is secured`;
    },
  }),
  defineFact({
    id: 'resilience.config-secured',
    kind: 'flag',
    describe: 'Whether configuration resilience is active',
    read: (d) => d.read(bootset).config !== null,
  }),
  defineFact({
    id: 'resilience.config-archive',
    kind: 'text',
    nullable: true,
    describe: 'The secured configuration archive, as `flash0:name`',
    read: (d) => d.read(bootset).config?.path ?? null,
  }),
  defineFact({
    id: 'resilience.archive-has',
    kind: 'flag',
    of: 'configuration line',
    describe: 'Whether the secured configuration has this line',
    read: (device, of) =>
      archived(device)
        ?.split('\n')
        .some((line) => line.trim() === of.trim()) ?? false,
  }),
  defineFact({
    id: 'resilience.config-matches-running',
    kind: 'flag',
    describe: 'Whether the secured configuration says the same as the running configuration',
    read(device) {
      const text = archived(device);
      return text !== undefined && meaning(text) === meaning(runningConfigText(device));
    },
    whyNot: (device) => fromArchive(device, runningConfigText(device), 'the running configuration'),
  }),
  defineFact({
    id: 'resilience.config-matches',
    kind: 'flag',
    of: 'file, as `flash0:name`',
    describe: 'Whether a file is a true copy of the secured configuration',
    read(device, of) {
      const file = readFile(device, of);
      return file.ok && textOf(file.value) === archived(device);
    },
    whyNot(device, of) {
      const file = readFile(device, of);
      return file.ok ? fromArchive(device, textOf(file.value) ?? '', of) : 'there is no such file';
    },
  }),
];
