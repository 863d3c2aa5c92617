import { beforeAll, expect, it } from 'vitest';
import { loadScenario } from '../../bridge/engine/load-scenario.ts';
import { reviewOf } from '../../bridge/engine/review.ts';
import { fetchParts, marksOf, Player, type Entry, type Input } from '../../engine/index.ts';
import { annotate } from './log.ts';
import { remarksOf } from './remarks.ts';

beforeAll(fetchParts);

/** The log of a session that was played by a transcript of marks: lines with the tasks that stand beside them. */
async function logOf(transcript: string, played = (input: Input): Input => input) {
  const loaded = await loadScenario({ kind: 'catalogue', id: 'restore-bootset' }, 1);
  if (!loaded.ok) throw new Error('no such scenario');
  const { scenario } = loaded;
  const lab = scenario.newLab();
  const entries: Entry[] = [];
  const input = lab.input.bind(lab);
  lab.input = (one) => {
    const entry = input(played(one));
    entries.push(entry);
    return entry;
  };
  const player = new Player(lab);
  for (const mark of marksOf(transcript)) player.act(mark);
  player.settle();
  const review = reviewOf(scenario, { entries, until: lab.now });
  let step = review.next();
  while (!step.done) step = review.next();
  return annotate(step.value.output, remarksOf(step.value, scenario.grade(lab))).flatMap(({ text, remarks }) =>
    remarks.filter(({ kind }) => kind !== 'act').map((remark) => [text, remark.text] as const),
  );
}

const before = '⟦⟧⟦enable⟧⟦Tr4ining⟧⟦terminal length 0⟧⟦show running-config⟧';

it('a task stands beside the command that earned it, not beside the one typed next', async () => {
  expect(await logOf(`${before}⟦show secure bootset⟧⟦dir flash0:⟧`)).toEqual([
    [expect.stringMatching(/#show secure bootset$/), 'Look before you touch.'],
  ]);
});

it('also where the lines came as one paste', async () => {
  const paste = (input: Input): Input =>
    input.kind === 'type' && input.text.startsWith('show secure')
      ? { kind: 'paste', console: input.console, text: 'show secure bootset\rdir flash0:\r' }
      : input;
  expect(await logOf(`${before}⟦show secure bootset⟧`, paste)).toEqual([
    [expect.stringMatching(/#show secure bootset$/), 'Look before you touch.'],
  ]);
});
