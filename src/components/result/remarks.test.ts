import { describe, expect, it } from 'vitest';
import type { Review } from '../../bridge/protocol.ts';
import { marks, task } from '../test-data.ts';
import { remarksOf } from './remarks.ts';

type Moment = Review['turns'][number]['at'];
const at = (moment: number): Moment => moment as Moment;
const act = (input: Review['acts'][number]['input']): Review['acts'][number] => ({ at: at(5), input });

const hints = [{ id: 'saved/0', title: 'Which command?', cost: 1, text: 'write' }];
const known = marks(task({ id: 'saved', text: '**Save** it.', hints }));

describe('the margin of the log', () => {
  it('names tasks that changed, in order of time', () => {
    const turns = [
      { at: at(9), task: 'saved', state: 'open' },
      { at: at(3), task: 'saved', state: 'done' },
    ] as const;
    expect(remarksOf({ turns, acts: [] }, known)).toEqual([
      { at: 3, kind: 'done', text: 'Save it.' },
      { at: 9, kind: 'reopened', text: 'Save it.' },
    ]);
  });

  it('names acts that leave no trace on the console', () => {
    const acts = [
      act({ kind: 'break', console: 'R1' }),
      act({ kind: 'power', device: 'R1', on: false }),
      act({ kind: 'usb', device: 'R1', slot: 'usb0', inserted: false }),
      act({ kind: 'usb', device: 'R1', slot: 'flash0', inserted: true }),
      act({ kind: 'paste', console: 'R1', text: 'conf t\rend\r' }),
      act({ kind: 'note', topic: 'hint', value: 'saved/0' }),
      act({ kind: 'note', topic: 'solution', value: 'shown' }),
    ];
    expect(remarksOf({ turns: [], acts }, known).map(({ console, text }) => [console, text])).toEqual([
      ['R1', 'Sent Break'],
      ['R1', 'Switched the power off'],
      ['R1', 'Pulled USB flash out of usb0'],
      ['R1', 'Plugged CompactFlash into flash0'],
      ['R1', 'Pasted 2 lines'],
      [undefined, 'Opened a hint: Which command?'],
      [undefined, 'Opened the solution'],
    ]);
  });

  it('leaves out what means nothing to a reader', () => {
    const acts = [act({ kind: 'note', topic: 'other', value: '' }), act({ kind: 'type', console: 'R1', text: 'x' })];
    expect(remarksOf({ turns: [{ at: at(1), task: 'gone', state: 'done' }], acts }, known)).toEqual([]);
  });
});
