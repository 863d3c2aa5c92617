import { defineCommand, defineShow } from '../../cli/command.ts';
import { alt, arg, choice, keyword, seq } from '../../cli/grammar.ts';
import { piped } from '../../cli/pipe.ts';
import type { Session } from '../../cli/session.ts';
import type { Device } from '../../system/device.ts';
import { sizeOf } from '../../system/content.ts';
import { parseImage } from '../../system/image.ts';
import { romMonitorOf, runningImage } from '../boot/api.ts';
import { debugCommands } from '../debugging/api.ts';
import { errorText, type FileUrl, localPrefixes, readUrl, realUrl, urlText, urlType } from '../files/api.ts';
import { addKey } from './add-key.ts';
import { topicHelp, topics, topicWords, trace } from './debug-topics.ts';
import { authenticityShown } from './events.ts';
import { keysIn, keyText, usableKeys } from './keys.ts';
import { notPresent } from './messages.ts';
import type { ReplacedType } from './permissions.ts';
import { revokeKeys } from './revoke-key.ts';
import { fileText } from './show-file.ts';
import { keysText } from './show-keys.ts';
import { runningText } from './show-running.ts';
import { keyAreas } from './state.ts';
import { upgradeStatus, upgradeStatusText } from './upgrade-status.ts';
import { traceEnvelope } from './trace-file.ts';
import { whyNot } from './why.ts';

const software = keyword('software', 'Software');
const authenticity = keyword('authenticity', 'Software authenticity');
const shown = seq(keyword('show', 'Show running system information'), software, authenticity);

const replaces = (device: Device): boolean => device.platform.replacesKeys;

/** Notes that somebody looked, for grading, and what there was to see, for debugging. */
function seen(device: Device, what: string, told: () => string, file = ''): void {
  trace(device, 'show', () => `${what}: ${told()}`);
  device.emit(authenticityShown, { what, file });
}

function runningTold(device: Device): string {
  const image = runningImage(device);
  return image ? `${image.path}, ${keyText(image.key)}, verified by ${romMonitorOf(device).name}` : 'nothing';
}

function statusTold(device: Device): string {
  const { conditions, result } = upgradeStatus(device);
  const missing = conditions.filter(({ met }) => !met).map(({ id }) => id);
  return missing.length === 0 ? result : `${result}, not met: ${missing.join(', ')}`;
}

function traceKeys(device: Device): void {
  for (const area of keyAreas)
    trace(device, 'key', `${area} storage: ${keysIn(device, area).map(keyText).join(', ') || 'empty'}`);
}

const showRunning = defineShow({
  id: 'show software authenticity running',
  level: 15,
  syntax: seq(shown, keyword('running', 'Show software authenticity info for currently running software')),
  output(device) {
    seen(device, 'running', () => runningTold(device));
    const image = runningImage(device);
    if (image) traceEnvelope(device, image.path, image.content);
    return runningText(device);
  },
});

const showKeys = defineShow({
  id: 'show software authenticity keys',
  level: 15,
  syntax: seq(shown, keyword('keys', 'Show software authenticity keys')),
  output(device) {
    seen(device, 'keys', () => `${usableKeys(device).length} records`);
    traceKeys(device);
    return keysText(device);
  },
});

const showStatus = defineShow({
  id: 'show software authenticity upgrade-status',
  level: 15,
  when: replaces,
  syntax: seq(shown, keyword('upgrade-status', 'Show software authenticity upgrade status')),
  output(device) {
    seen(device, 'upgrade-status', () => statusTold(device));
    traceKeys(device);
    return upgradeStatusText(device);
  },
});

/** Text of the file form; what cannot be shown is told instead. */
function fileOutput(session: Session, url: FileUrl): string {
  const { device } = session;
  const file = readUrl(device, url);
  if (!file.ok) return errorText('opening', realUrl(url), file.error);
  seen(device, 'file', () => `${urlText(url)}, ${sizeOf(file.value)} bytes`, urlText(url));
  traceEnvelope(device, realUrl(url), file.value);
  const text = fileText(realUrl(url), file.value);
  if (text !== undefined) return text;
  const parsed = parseImage(file.value);
  trace(device, 'errors', `${realUrl(url)}: no signature envelope. ${parsed.ok ? '' : whyNot(parsed.error)}`);
  device.log(notPresent, realUrl(url));
  return '';
}

const showFile = defineCommand({
  id: 'show software authenticity file',
  syntax: piped(
    seq(
      shown,
      keyword('file', 'Show software authenticity info for a given file'),
      arg('url', urlType(localPrefixes, 'Software image file'), 'Software image file'),
    ),
  ),
  *run(session, args) {
    yield* session.show(fileOutput(session, args.url), args);
  },
});

const key = seq(software, authenticity, keyword('key', 'Software authenticity key'));
const types = alt(
  choice<'type', ReplacedType>('production', 'Production key', 'type', 'production'),
  choice<'type', ReplacedType>('special', 'Special key', 'type', 'special'),
);

const add = defineCommand({
  id: 'software authenticity key add',
  when: replaces,
  syntax: seq(key, keyword('add', 'Add a new key to the key storage'), types),
  *run(session, { type }) {
    if (type) yield* addKey(session, type);
  },
});

const revoke = defineCommand({
  id: 'software authenticity key revoke',
  when: replaces,
  syntax: seq(key, keyword('revoke', 'Revoke the old keys of the key storage'), types),
  *run(session, { type }) {
    if (type) yield* revokeKeys(session, type);
  },
});

const debugging = topicWords.flatMap((word) =>
  debugCommands(
    topics[word],
    seq(software, authenticity, keyword(word, topicHelp[word])),
    word === 'revocation' ? replaces : undefined,
  ),
);

export const authenticityCommands = [showRunning, showFile, showKeys, showStatus, add, revoke, ...debugging];
