import type { Device } from '../../../system/device.ts';
import { realUrl, urlText, type Verification } from '../../files/files/api.ts';
import { trace } from './debug-topics.ts';
import { imageVerified } from './events.ts';
import { keyText } from './keys.ts';
import { notPresent, notValid } from './messages.ts';
import { traceEnvelope, traceHashes } from './trace-file.ts';
import { hashesOf, namedKey, namedRevoked } from './verdict.ts';
import { whyNot } from './why.ts';

const CARRIES_NONE = ['unsigned', 'not-an-image'];

/** What is known better here than by whoever verified: revoked keys, and signatures that the named key did not make. */
function reworded({ verdict, content }: Verification, device: Device): Partial<Verification> {
  const revoked = verdict === 'unknown-key' ? namedRevoked(device, content) : undefined;
  if (revoked) return { verdict: 'revoked-key', words: `Signed with ${keyText(revoked)}, a key that was revoked` };
  const hashes = verdict === 'bad-signature' ? hashesOf(device, content) : undefined;
  return hashes && hashes.embedded === undefined ? { words: 'Signature was not made with the key that it names' } : {};
}

/** Tells a revoked key from an unknown one and a stranger's from an altered image, and brings every verification to the log, to debugging and to grading. */
export function noteVerification(found: Verification, device: Device): Verification {
  const { file, content } = found;
  const named = namedKey(content);
  const judged = { ...found, ...reworded(found, device) };
  const key = named ? keyText(named) : '';
  device.emit(imageVerified, { file: urlText(file), verdict: judged.verdict, key });
  traceEnvelope(device, realUrl(file), content);
  traceHashes(device, realUrl(file), content);
  trace(device, 'verbose', `${realUrl(file)}: verdict ${judged.verdict}`);
  if (judged.verdict !== 'ok') {
    trace(device, 'errors', `${realUrl(file)}: ${judged.verdict}. ${whyNot(judged.verdict)}`);
    device.log(CARRIES_NONE.includes(judged.verdict) ? notPresent : notValid, realUrl(file));
  }
  return judged;
}
