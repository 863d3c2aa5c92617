import type { Device } from '../../system/device.ts';
import { realUrl, urlText, type Verification } from '../files/api.ts';
import { isDebugging } from '../debugging/api.ts';
import { topics, trace } from './debug-topics.ts';
import { imageVerified } from './events.ts';
import { keyText } from './keys.ts';
import { notPresent, notValid } from './messages.ts';
import { traceEnvelope, traceHashes } from './trace-file.ts';
import { namedKey, namedRevoked } from './verdict.ts';
import { whyNot } from './why.ts';

const CARRIES_NONE = ['unsigned', 'not-an-image'];

/** Tells a revoked key from an unknown one, and brings every verification to the log, to debugging and to grading. */
export function noteVerification(found: Verification, device: Device): Verification {
  const { file, content, verdict } = found;
  const named = namedKey(content);
  const revoked = verdict === 'unknown-key' ? namedRevoked(device, content) : undefined;
  const judged = revoked
    ? { ...found, verdict: 'revoked-key', words: `Signed with ${keyText(revoked)}, a key that was revoked` }
    : found;
  const key = named ? keyText(named) : '';
  device.emit(imageVerified, { file: urlText(file), verdict: judged.verdict, key });
  traceEnvelope(device, realUrl(file), content);
  if (isDebugging(device, topics.verbose)) traceHashes(device, realUrl(file), content);
  trace(device, 'verbose', `${realUrl(file)}: verdict ${judged.verdict}`);
  if (judged.verdict !== 'ok') {
    trace(device, 'errors', `${realUrl(file)}: ${judged.verdict}. ${whyNot(judged.verdict)}`);
    device.log(CARRIES_NONE.includes(judged.verdict) ? notPresent : notValid, realUrl(file));
  }
  return judged;
}
