import type { DebugTopic } from '../../base/debugging/api.ts';
import { debug, isDebugging } from '../../base/debugging/api.ts';
import type { Device } from '../../../system/device.ts';

const words = ['envelope', 'errors', 'key', 'revocation', 'show', 'verbose'] as const;
type Word = (typeof words)[number];

export const topicHelp: Readonly<Record<Word, string>> = {
  envelope: 'Signature envelope',
  errors: 'Errors',
  key: 'Key information',
  revocation: 'Key revocation',
  show: 'Show commands',
  verbose: 'Verbose',
};

const topic = (word: Word): DebugTopic => ({
  id: `software authenticity ${word}`,
  group: 'Software Authenticity',
  title: `Software Authenticity ${word}`,
});

export const topics: Readonly<Record<Word, DebugTopic>> = {
  envelope: topic('envelope'),
  errors: topic('errors'),
  key: topic('key'),
  revocation: topic('revocation'),
  show: topic('show'),
  verbose: topic('verbose'),
};

export const topicWords = words;

/** Writes one debugging line of this feature, `SW_AUTH KEY: ...`; what costs something is worked out only when it is wanted. */
export function trace(device: Device, word: Word, text: string | (() => string)): void {
  if (!isDebugging(device, topics[word])) return;
  debug(device, topics[word], `SW_AUTH ${word.toUpperCase()}: ${typeof text === 'string' ? text : text()}`);
}
