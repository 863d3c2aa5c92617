import type { Io } from '../../../../kernel/io.ts';
import { encode64 } from '../../../../system/bytes.ts';
import { textContent } from '../../../../system/content.ts';
import type { RsaPublicKey } from '../../../../system/crypto/rsa.ts';
import { fingerprint, keyBlob } from '../../../../system/network/ssh/exchange.ts';
import { readLine } from '../../../../system/terminal/line-editor.ts';
import { entryAt, makeFolder, write } from '../../../files.ts';
import { textIn } from '../../input.ts';
import type { Run } from '../../tool.ts';

const fileOf = ({ session }: Run): string => `${session.home}/.ssh/known_hosts`;

const padded = (text: string): string => text.padEnd(Math.ceil(text.length / 4) * 4, '=');

/** Keys of a host in the file, each with the number of its line. */
function knownOf(run: Run, name: string): readonly { readonly key: string; readonly line: number }[] {
  const entry = entryAt(run.machine, fileOf(run));
  if (entry?.kind !== 'file') return [];
  return textIn(entry.content)
    .split('\n')
    .flatMap((text, at) => {
      const [hosts = '', kind, key] = text.trim().split(/\s+/);
      return kind === 'ssh-rsa' && key !== undefined && hosts.split(',').includes(name) ? [{ key, line: at + 1 }] : [];
    });
}

function remember(run: Run, name: string, key: string): void {
  const { machine, session } = run;
  const path = fileOf(run);
  makeFolder(machine, `${session.home}/.ssh`, session.user);
  const entry = entryAt(machine, path);
  const before = entry?.kind === 'file' ? textIn(entry.content) : '';
  const gap = before === '' || before.endsWith('\n') ? '' : '\n';
  const trouble = write(machine, path, textContent(`${before}${gap}${name} ssh-rsa ${key}\n`), session.user, 0o600);
  if (trouble === undefined) run.err(`Warning: Permanently added '${name}' (RSA) to the list of known hosts.\n`);
  else run.err(`Failed to add the host to the list of known hosts (${path}).\n`);
}

/** The warning of another key than the one that is known (OpenSSH). */
const changed = (print: string, path: string, line: number, name: string): string =>
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
Offending RSA key in ${path}:${line}
RSA host key for ${name} has changed and you have requested strict checking.
Host key verification failed.
`;

/** Whether somebody goes on with a server that has this key; it is remembered. */
export function* trusts(run: Run, name: string, address: string, strict: string, key: RsaPublicKey): Io<boolean> {
  const { session, err } = run;
  const [found] = knownOf(run, name);
  const blob = padded(encode64(keyBlob(key)));
  const print = fingerprint(key);
  if (found?.key === blob) return true;
  if (found && strict !== 'no') {
    err(changed(print, fileOf(run), found.line, name));
    return false;
  }
  if (found) return true;
  if (strict === 'yes') {
    err(
      `No RSA host key is known for ${name} and you have requested strict checking.\nHost key verification failed.\n`,
    );
    return false;
  }
  if (strict !== 'no' && strict !== 'accept-new') {
    session.line.write(
      `The authenticity of host '${name} (${address})' can't be established.\nRSA key fingerprint is ${print}.\nThis key is not known by any other names.\n`,
    );
    let prompt = 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ';
    for (;;) {
      const end = yield* readLine(session.line, { prompt });
      const answer = end.kind === 'line' ? end.text.trim() : 'no';
      if (answer.toLowerCase() === 'yes' || answer === print) break;
      if (answer.toLowerCase() === 'no') {
        err('Host key verification failed.\n');
        return false;
      }
      prompt = "Please type 'yes', 'no' or the fingerprint: ";
    }
  }
  remember(run, name, blob);
  return true;
}
