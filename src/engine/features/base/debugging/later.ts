import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { debugTopics, debugWord, isDebugging, noWord, setDebugging, topicText, undebugWord } from './api.ts';

const topicsOf = (device: Device) => device.hook(debugTopics, []);

function* allOff(session: Session): Io<void> {
  for (const topic of topicsOf(session.device)) setDebugging(session.device, topic, false);
  session.print('All possible debugging has been turned off');
}

/** Which topics are on, each group under its heading. */
function overview(device: Device): string {
  const on = topicsOf(device).filter((topic) => isDebugging(device, topic));
  const groups = [...new Set(on.map(({ group }) => group))];
  return groups
    .map((group) => {
      const lines = on.filter((topic) => topic.group === group).map((topic) => `  ${topicText(topic, true)}\n`);
      return `${group}:\n${lines.join('')}\n`;
    })
    .join('');
}

const all = keyword('all', 'Disable all debugging');

export const commands: readonly Command[] = [
  defineCommand({ id: 'undebug all', syntax: seq(undebugWord, all), run: allOff }),
  defineCommand({ id: 'no debug all', syntax: seq(noWord, debugWord, all), run: allOff }),
  defineShow({
    id: 'show debugging',
    level: 15,
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('debugging', 'State of each debugging option'),
    ),
    output: overview,
  }),
];
