import { defineEvent } from '../../../kernel/events.ts';

export const imageSecured = defineEvent('bootset.image-secured', { image: 'text' }, 'The running image was secured');
export const configSecured = defineEvent(
  'bootset.config-secured',
  { archive: 'text' },
  'The running configuration was archived in the secure bootset',
);
export const imageReleased = defineEvent(
  'bootset.image-released',
  { image: 'text' },
  'The secured image became an ordinary file again',
);
export const configReleased = defineEvent(
  'bootset.config-released',
  { archive: 'text' },
  'The secured configuration archive was removed',
);
export const configRestored = defineEvent(
  'bootset.restored',
  { to: 'text' },
  'The secured configuration was written to an ordinary file',
);
export const bootsetRefused = defineEvent(
  'bootset.refused',
  { command: 'text', reason: 'text' },
  'A command on the secure bootset was refused',
);
export const bootsetShown = defineEvent(
  'bootset.shown',
  { image: 'flag', config: 'flag' },
  'The secure bootset was shown; the flags say what was active',
);

export const bootsetEvents = [
  imageSecured,
  configSecured,
  imageReleased,
  configReleased,
  configRestored,
  bootsetRefused,
  bootsetShown,
];
