import { monthNames, toCivil, type EpochMillis } from '../../../kernel/calendar.ts';
import { fitsGlob } from '../../../kernel/glob.ts';
import { sizeOf } from '../../../system/content.ts';
import { hostTime } from '../../clock.ts';
import { entryAt, inFolder, mayRead, type Entry } from '../../files.ts';
import { nameOf, parentOf } from '../../paths.ts';
import { rightsText } from '../../rights.ts';
import { hostPath, type FtpSession } from './session.ts';

const HALF_A_YEAR = 182 * 86_400_000;
/** What a folder shows as its size, and its links besides those of its folders. */
const FOLDER = { size: 4096, links: 2 } as const;
/** Numbers of users: root, the guest, and accounts from here on. */
const USERS = { guest: 107, first: 1000, nobody: 65_534 } as const;

const two = (n: number): string => String(n).padStart(2, '0');

function stamp(at: EpochMillis, now: EpochMillis): string {
  const { year, month, day, hour, minute } = toCivil(at);
  const time = now - at < HALF_A_YEAR && at <= now ? `${two(hour)}:${two(minute)}` : String(year).padStart(5);
  return `${monthNames[month - 1] ?? ''} ${two(day)} ${time}`;
}

function userNumber({ config }: FtpSession, owner: string): number {
  if (owner === 'root') return 0;
  const at = config.accounts.findIndex(({ user }) => user === owner);
  if (at >= 0) return USERS.first + at;
  return owner === 'ftp' ? USERS.guest : USERS.nobody;
}

function line(session: FtpSession, name: string, entry: Entry): string {
  const owner = String(userNumber(session, entry.owner)).padEnd(8);
  const [size, links] = entry.kind === 'file' ? [sizeOf(entry.content), 1] : [FOLDER.size, FOLDER.links];
  const when = stamp(entry.modified, hostTime(session.machine));
  return `${rightsText(entry)} ${String(links).padStart(4)} ${owner} ${owner} ${String(size).padStart(8)} ${when} ${name}`;
}

/** What LIST and NLST send: of a folder what is in it, of a file or a pattern those that are meant. */
export function listing(session: FtpSession, given: string, long: boolean): string {
  const wanted = given.replace(/^(-\S*\s*)+/, '');
  const path = hostPath(session, wanted);
  const { machine, guest } = session;
  const entry = entryAt(machine, path);
  const folder = entry?.kind === 'folder' ? path : parentOf(path);
  const pattern = entry?.kind === 'folder' ? '*' : nameOf(path);
  const above = entryAt(machine, folder);
  if (!above || !mayRead(above, guest?.who ?? '')) return '';
  return inFolder(machine, folder)
    .filter(([name]) => fitsGlob(name, pattern) && (!name.startsWith('.') || pattern.startsWith('.')))
    .map(([name, one]) => `${long ? line(session, name, one) : name}\r\n`)
    .join('');
}
