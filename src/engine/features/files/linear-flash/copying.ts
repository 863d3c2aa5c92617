import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { LinearFlash } from '../../../system/platform.ts';
import { baseName, diskOf, type CopyTexts, type End, type UploadStyle } from '../files/api.ts';

type Remote = NonNullable<End['remote']>;

/** Bytes a millisecond of which a checksum is made (ours). */
const SUM_SPEED = 2000;

/** What IOS 12.2 asks and prints when it copies. */
export const texts: CopyTexts = {
  asksAgain: false,
  masks: false,
  translates: true,
  ftpLoading: ({ path }, server, by) => `Loading ${baseName(path)} from ${server}${by}: `,
  ftpLoaded: (bytes) => `[OK - ${bytes} bytes]`,
  rate: (bytes, ms) => Math.floor(bytes / Math.max(1, Math.floor(ms / 1000))),
};

export const pause = (session: Session, content: Content): Io<void> =>
  on(session.device.clock.after(Math.ceil(sizeOf(content) / SUM_SPEED)));

/** Checks the file in flash, and asks whether it may go. */
function* askToCopy(session: Session, { url }: End, to: Remote, content: Content): Io<boolean> {
  const disk = diskOf(session.device, url.system);
  const entries = disk.ok ? disk.value.entries : [];
  const at = entries.findIndex((e) => !e.deleted && e.path.toLowerCase() === url.path.toLowerCase());
  const name = entries[at]?.path ?? url.path;
  session.write(`Verifying checksum for '${name}' (file # ${at + 1})... `);
  yield* pause(session, content);
  session.print('OK');
  session.print(`Copy '${name}' from Flash to server`);
  return (yield* session.yesNo(`  as '${to.path}'? [yes/no] `)) === true;
}

const pad = (n: number): string => String(n).padStart(2, '0');

/** `00:00:23` */
function clockText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(':');
}

const classB: UploadStyle = {
  before: askToCopy,
  ftpWriting: () => '',
  done(session, ms) {
    session.print('Upload to server done');
    session.print(`Flash device copy took ${clockText(ms)} [hh:mm:ss]`);
  },
};

const classA: UploadStyle = {
  ftpWriting: (name) => `writing ${name}`,
  ftpSpeaks: true,
  done: (session) => session.print('successful ftp write.'),
};

/** How a file of linear flash goes to another machine. */
export function styleOf(linear: LinearFlash, to: Remote, usual: UploadStyle): UploadStyle {
  if (linear.class === 'B') return classB;
  return to.system === 'ftp' ? classA : usual;
}
