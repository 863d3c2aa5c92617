import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import { digestHex } from '../../../system/crypto/digests.ts';
import { fileHashed, fileVerified } from './events.ts';
import { readLocal } from './local.ts';
import { reportBadName, reportError } from './report.ts';
import { typedUrl, urlText, withPath, type FileUrl } from './url.ts';
import { dots, verifySignature } from './verification.ts';

export type Method = 'md5' | 'sha512';

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

/** `verify`: a hash of a file, or the signature of an image. */
export function* verify(session: Session, { url, method, expected }: Args): Io<void> {
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
