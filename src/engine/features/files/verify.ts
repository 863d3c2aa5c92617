import { defineCommand } from '../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';
import { word } from '../../cli/types.ts';
import type { Io } from '../../kernel/io.ts';
import { sizeOf, type Content } from '../../system/content.ts';
import { digestHex } from '../../system/digests.ts';
import { fileHashed, fileVerified } from './events.ts';
import { readLocal } from './local.ts';
import { reportBadName, reportError } from './report.ts';
import { localPrefixes, typedUrl, urlText, withPath, type FileUrl } from './url.ts';
import { urlType } from './url-type.ts';
import { dots, verifySignature } from './verification.ts';

type Method = 'md5' | 'sha512';

interface Args {
  readonly url: FileUrl;
  readonly method?: Method;
  readonly expected?: string;
}

function* verifyHash(session: Session, url: FileUrl, content: Content, method: Method, expected?: string): Io<void> {
  yield* dots(session, sizeOf(content));
  const digest = digestHex(method, content);
  const name = typedUrl(url);
  session.device.emit(fileHashed, { file: urlText(url), method, digest });
  session.print(method === 'md5' ? `MD5 of ${name} Done!` : 'Done!');
  if (expected === undefined) return session.print(`verify /${method} (${name}) = ${digest}\n`);
  const passed = expected.toLowerCase() === digest;
  session.device.emit(fileVerified, { file: urlText(url), method, passed });
  if (passed) return session.print(`Verified (${name}) = ${digest}\n`);
  session.print(`%Error verifying ${name}`);
  session.print(`Computed signature  = ${digest}`);
  session.print(`Submitted signature = ${expected}\n`);
}

function* verify(session: Session, { url, method, expected }: Args): Io<void> {
  let named = url;
  if (url.path === '') {
    const name = yield* session.ask('Verify filename');
    if (name === undefined) return;
    if (name === '') return reportBadName(session);
    named = withPath(url, name);
  }
  const content = readLocal(session.device, named);
  if (!content.ok) return reportError(session, 'opening', typedUrl(named), content.error);
  if (method) yield* verifyHash(session, named, content.value, method, expected);
  else yield* verifySignature(session, named, content.value);
}

const file = arg('url', urlType(localPrefixes, 'File to be verified'), 'File to be verified');

export const verifyCommand = defineCommand({
  id: 'verify',
  syntax: seq(
    keyword('verify', 'Verify a file'),
    alt(
      file,
      seq(
        alt(
          choice<'method', Method>('/md5', 'Compute an md5 signature for a file', 'method', 'md5'),
          choice<'method', Method>('/sha512', 'Compute a sha512 signature for a file', 'method', 'sha512'),
        ),
        file,
        opt(arg('expected', word, 'Expected signature')),
      ),
    ),
  ),
  *run(session, { url, method, expected }) {
    if (url) yield* verify(session, { url, ...(method && { method }), ...(expected !== undefined && { expected }) });
  },
});
