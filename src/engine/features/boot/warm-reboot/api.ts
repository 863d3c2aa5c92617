import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { part } from '../../../kernel/part.ts';
import type { RunningImage } from '../../software/software/api.ts';
import type { End, FileUrl } from '../../files/files/api.ts';

export { warmRefused } from './events.ts';
export { startsWarm, warmReloadRefusal } from './possible.ts';

const body = part(() => import('./upgrade.ts'), 'last');

/** Finds the image of a warm upgrade, asking for what its name leaves out. Undefined: aborted, or the device has said what is wrong. */
export const chooseUpgrade = (session: Session, url: FileUrl): Io<End | undefined> =>
  body.get().chooseUpgrade(session, url);

/** Reads, verifies and decompresses the image of a warm upgrade. Undefined: the device has said what is wrong. */
export const loadUpgrade = (session: Session, end: End): Io<RunningImage | undefined> =>
  body.get().loadUpgrade(session, end);
