import type { MarksView, Review } from '../../bridge/protocol.ts';
import { firstSentence, plainText } from '../scenario/marks.ts';
import type { Remark } from './log.ts';

type Act = Review['acts'][number]['input'];

const lines = (text: string): string => {
  const count = text.split(/\r\n|\r|\n/).filter((line) => line !== '').length;
  return count === 1 ? 'Pasted a line' : `Pasted ${count} lines`;
};

const noteWords = (topic: string, value: string, { tasks }: MarksView): string | undefined => {
  if (topic === 'solution') return 'Opened the solution';
  const hint = tasks.flatMap(({ hints }) => hints).find(({ id }) => id === value);
  return topic === 'hint' ? `Opened a hint${hint ? `: ${hint.title}` : ''}` : undefined;
};

const cardIn = (slot: string): string => (slot.startsWith('usb') ? 'USB flash' : 'CompactFlash');

/** What an act that leaves no trace on a console was, and on which console it belongs. */
const actWords = (act: Act, marks: MarksView): readonly [console: string | undefined, words: string] | undefined => {
  switch (act.kind) {
    case 'break':
      return [act.console, 'Sent Break'];
    case 'paste':
      return [act.console, lines(act.text)];
    case 'power':
      return [act.device, act.on ? 'Switched the power on' : 'Switched the power off'];
    case 'usb':
      return [
        act.device,
        `${act.inserted ? 'Plugged' : 'Pulled'} ${cardIn(act.slot)} ${act.inserted ? 'into' : 'out of'} ${act.slot}`,
      ];
    case 'cable':
      return [act.device, `${act.plugged ? 'Plugged in' : 'Pulled out'} the cable of ${act.port}`];
    case 'reset':
      return [act.device, 'Reset the device'];
    case 'speed':
      return [act.console, `Set the terminal to ${act.baud} baud`];
    case 'note': {
      const words = noteWords(act.topic, act.value, marks);
      return words === undefined ? undefined : [undefined, words];
    }
    case 'type':
      return undefined;
  }
};

/** What stands in the margin of the log: tasks that changed and acts beside the keyboard, in order of time. */
export function remarksOf({ turns, acts }: Pick<Review, 'turns' | 'acts'>, marks: MarksView): readonly Remark[] {
  const tasks = turns.flatMap(({ at, task, state, line }): readonly Remark[] => {
    const text = marks.tasks.find(({ id }) => id === task)?.text;
    return text === undefined
      ? []
      : [{ at, kind: state === 'open' ? 'reopened' : state, text: firstSentence(plainText(text)), ...line }];
  });
  const done = acts.flatMap(({ at, input }): readonly Remark[] => {
    const words = actWords(input, marks);
    return words ? [{ at, kind: 'act', text: words[1], ...(words[0] !== undefined && { console: words[0] }) }] : [];
  });
  return [...tasks, ...done].sort((a, b) => a.at - b.at);
}
