import type { Io } from '../../../../kernel/io.ts';
import { encode64 } from '../../../../system/bytes.ts';
import { textContent } from '../../../../system/content.ts';
import type { RsaPublicKey } from '../../../../system/crypto/rsa.ts';
import { fingerprint, keyBlob } from '../../../../system/network/ssh/exchange.ts';
import { readLine } from '../../../../system/terminal/line-editor.ts';
import { entryAt, makeFolder, write } from '../../../files.ts';
import { canonical, parentOf } from '../../../paths.ts';
import { textIn } from '../../input.ts';
import { troubleText, type Run } from '../../tool.ts';
import { LEVEL, type Wanted } from './options.ts';
import { isYes } from './settings.ts';

/** Names that are told of a key at most. */
const TOLD = 8;

const underHome = ({ session }: Run, path: string): string =>
  canonical(path.replace(/^(?:~|%d)(?=\/)/, session.home), session.folder);

/** The files of keys; a new one goes to the first. */
const filesOf = (run: Run, { settings }: Wanted): readonly string[] =>
  (settings.get('userknownhostsfile') ?? '~/.ssh/known_hosts').split(/\s+/).map((path) => underHome(run, path));

/** What a host is called in the file. */
function nameOf({ host, port, settings }: Wanted): string {
  const alias = settings.get('hostkeyalias');
  if (alias !== undefined) return alias;
  return port === 22 ? host.toLowerCase() : `[${host.toLowerCase()}]:${port}`;
}

const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

interface Known {
  readonly path: string;
  readonly line: number;
  readonly names: readonly string[];
  readonly key: string;
}

/** All keys of the files. */
const knownTo = (run: Run, wanted: Wanted): readonly Known[] =>
  filesOf(run, wanted).flatMap((path) => {
    const entry = entryAt(run.machine, path);
    if (entry?.kind !== 'file') return [];
    return textIn(entry.content)
      .split('\n')
      .flatMap((text, at) => {
        const [hosts = '', kind, key] = text.trim().split(/\s+/);
        return kind === 'ssh-rsa' && key !== undefined ? [{ path, line: at + 1, names: hosts.split(','), key }] : [];
      });
  });

function remember(run: Run, wanted: Wanted, key: string): void {
  const { machine, session } = run;
  const [path = ''] = filesOf(run, wanted);
  const name = nameOf(wanted);
  const added = `Warning: Permanently added '${name}' (RSA) to the list of known hosts.\n`;
  const says = (text: string): void => (wanted.level >= LEVEL.info ? run.err(text) : undefined);
  if (path === '/dev/null') return says(added);
  const folder = parentOf(path);
  const refused = entryAt(machine, folder) ? undefined : makeFolder(machine, folder, session.user);
  if (refused) run.err(`Could not create directory '${folder}' (${troubleText[refused]}).\n`);
  const entry = entryAt(machine, path);
  const before = entry?.kind === 'file' ? textIn(entry.content) : '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const text = textContent(`${before}${gap}${name} ssh-rsa ${key}\n`);
  const trouble = refused ?? write(machine, path, text, session.user, 0o600);
  if (trouble) run.err(`Failed to add the host to the list of known hosts (${path}).\n`);
  else says(added);
}

/** The warning of another key than the one that is known (OpenSSH). */
const changed = (print: string, path: string): string =>
  `@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Someone could be eavesdropping on you right now (man-in-the-middle attack)!
It is also possible that a host key has just been changed.
The fingerprint for the RSA key sent by the remote host is
${print}.
Please contact your system administrator.
Add correct host key in ${path} to get rid of this message.
`;

const offending = ({ path, line }: Known): string => `Offending RSA key in ${path}:${line}\n`;

const unverified = 'Host key verification failed.\n';

/** Under which other names a key is known. */
function otherNames({ session }: Run, known: readonly Known[], key: string): string {
  const same = known.filter((one) => one.key === key);
  if (same.length === 0) return 'This key is not known by any other names.\n';
  const told = same
    .slice(0, TOLD)
    .map(
      ({ path, line, names }) =>
        `    ${session.home !== '/' && path.startsWith(`${session.home}/`) ? `~${path.slice(session.home.length)}` : path}:${line}: ${names.join(',')}\n`,
    );
  const more = same.length > TOLD ? `    (${same.length - TOLD} additional names omitted)\n` : '';
  return `This host key is known by the following other names/addresses:\n${told.join('')}${more}`;
}

/** What is not done with a server that has another key than it had. */
const DISABLED = ['Password', 'Keyboard-interactive']
  .map((what) => `${what} authentication is disabled to avoid man-in-the-middle attacks.\n`)
  .join('');

/** Whether somebody goes on with a server that has this key, which is remembered; `changed`: it had another, and gets no password. */
export function* trusts(run: Run, wanted: Wanted, address: string, key: RsaPublicKey): Io<boolean | 'changed'> {
  const { session, err } = run;
  const known = knownTo(run, wanted);
  const name = nameOf(wanted);
  const here = known.filter(({ names }) => names.includes(name));
  const [found] = here;
  const blob = padded(encode64(keyBlob(key)));
  const print = fingerprint(key);
  if (here.some((one) => one.key === blob)) return true;
  const strict = (wanted.settings.get('stricthostkeychecking') ?? 'ask').toLowerCase();
  const lax = strict === 'no' || strict === 'off' || strict === 'false';
  const demands = strict === 'yes' || strict === 'true';
  if (found) {
    err(`${changed(print, found.path)}${offending(found)}`);
    err(lax ? DISABLED : `Host key for ${name} has changed and you have requested strict checking.\n${unverified}`);
    return lax ? 'changed' : false;
  }
  if (demands) {
    err(`No RSA host key is known for ${name} and you have requested strict checking.\n${unverified}`);
    return false;
  }
  if (!lax && strict !== 'accept-new') {
    if (isYes(wanted.settings, 'batchmode', false)) {
      err(unverified);
      return false;
    }
    session.line.write(
      `The authenticity of host '${name} (${address})' can't be established.\nRSA key fingerprint is ${print}.\n${otherNames(run, known, blob)}`,
    );
    let prompt = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
    for (;;) {
      const end = yield* readLine(session.line, { prompt });
      const answer = end.kind === 'line' ? end.text.trim() : 'no';
      if (answer.toLowerCase() === 'yes' || answer === print) break;
      if (answer.toLowerCase() === 'no') {
        err(unverified);
        return false;
      }
      prompt = "Please type 'yes', 'no' or the fingerprint: ";
    }
  }
  remember(run, wanted, blob);
  return true;
}
