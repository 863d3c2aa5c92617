import { defineCommand, defineShow } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, seq } from '../../../cli/grammar.ts';
import { showOutput } from '../../../cli/output.ts';
import { piped } from '../../../cli/pipe.ts';
import type { Device } from '../../../system/device.ts';
import { debugCommands } from '../../base/debugging/api.ts';
import { localPrefixes, urlType } from '../../files/files/api.ts';
import { topicHelp, topics, topicWords } from './debug-topics.ts';
import { body } from './parts.ts';
import type { ReplacedType } from './permissions.ts';

const software = keyword('software', 'Software');
const authenticity = keyword('authenticity', 'Software authenticity');
const shown = seq(keyword('show', 'Show running system information'), software, authenticity);

const replaces = (device: Device): boolean => device.platform.replacesKeys;

const showRunning = defineShow({
  id: 'show software authenticity running',
  level: 15,
  syntax: seq(shown, keyword('running', 'Show software authenticity info for currently running software')),
  output: (device) => body.get().showRunning(device),
});

const showKeys = defineShow({
  id: 'show software authenticity keys',
  level: 15,
  syntax: seq(shown, keyword('keys', 'Show software authenticity keys')),
  output: (device) => body.get().showKeys(device),
});

const showStatus = defineShow({
  id: 'show software authenticity upgrade-status',
  level: 15,
  when: replaces,
  syntax: seq(shown, keyword('upgrade-status', 'Show software authenticity upgrade status')),
  output: (device) => body.get().showStatus(device),
});

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
    yield* showOutput(session, body.get().showFile(session, args.url), args);
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
    if (type) yield* body.get().addKey(session, type);
  },
});

const revoke = defineCommand({
  id: 'software authenticity key revoke',
  when: replaces,
  syntax: seq(key, keyword('revoke', 'Revoke the old keys of the key storage'), types),
  *run(session, { type }) {
    if (type) yield* body.get().revokeKeys(session, type);
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
