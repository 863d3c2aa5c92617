import { defineCommand, type Command } from '../../../cli/command.ts';
import { keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { defineHook, logged, type Device } from '../../../system/device.ts';
import { debugState } from './state.ts';

/** Something that can be debugged. */
export interface DebugTopic {
  readonly id: string;
  /** Heading of `show debugging`: `Software Authenticity`. */
  readonly group: string;
  /** Before `debugging is on`: `Software Authenticity key`. */
  readonly title: string;
  /** Behind `debugging is on`: `for access list 100`. */
  readonly only?: string;
}

/** Every topic, from whoever writes its messages. */
export const debugTopics = defineHook<readonly DebugTopic[]>('debugging.topics');

/** True while messages of this topic are wanted. */
export const isDebugging = (device: Device, { id }: DebugTopic): boolean => device.read(debugState).on.includes(id);

/** `IP packet debugging is on`. */
export const topicText = ({ title, only }: DebugTopic, on: boolean): string =>
  `${title} debugging is ${on ? 'on' : 'off'}${only === undefined || !on ? '' : ` ${only}`}`;

/** Writes a message of a topic to the log, when it is wanted. */
export function debug(device: Device, topic: DebugTopic, text: string): void {
  if (isDebugging(device, topic)) device.hook(logged, { severity: 7, text });
}

export function setDebugging(device: Device, { id }: DebugTopic, on: boolean): void {
  device.update(debugState, (draft) => {
    draft.on = [...draft.on.filter((other) => other !== id), ...(on ? [id] : [])];
  });
}

export const debugWord = keyword('debug', "Debugging functions (see also 'undebug')");
export const undebugWord = keyword('undebug', "Disable debugging functions (see also 'debug')");
export const noWord = keyword('no', 'Disable debugging functions');

/** `debug ...`, `no debug ...` and `undebug ...` of one topic. */
export function debugCommands(
  topic: DebugTopic,
  words: Syntax<unknown>,
  when?: (device: Device) => boolean,
): readonly Command[] {
  const turn = (on: boolean) =>
    function* (session: Session): Io<void> {
      setDebugging(session.device, topic, on);
      session.print(topicText(topic, on));
    };
  const limited = when ? { when } : {};
  return [
    defineCommand({ id: `debug ${topic.id}`, syntax: seq(debugWord, words), run: turn(true), ...limited }),
    defineCommand({ id: `no debug ${topic.id}`, syntax: seq(noWord, debugWord, words), run: turn(false), ...limited }),
    defineCommand({ id: `undebug ${topic.id}`, syntax: seq(undebugWord, words), run: turn(false), ...limited }),
  ];
}
