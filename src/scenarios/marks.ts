import type { Lab, LabEvent, Note, Value } from '../engine/index.ts';
import { inOne, judge, type Evidence } from './judge.ts';
import { totalOf } from './points.ts';
import type { Check, Expectation } from './schema.ts';
import type { HintView, MarksView, TaskView } from './views.ts';

/** What marks are a function of: a lab, or what was noted of one. */
export type Marked = Pick<Lab, 'fact' | 'whyNot' | 'registry'> & {
  readonly events: readonly LabEvent[];
  readonly notes: readonly Note[];
  readonly devices: readonly unknown[];
};

const evidenceOf = (lab: Marked): Evidence => ({
  events: lab.events,
  fact: (id, on, of): Value => lab.fact(id, on, of),
  whyNot: (id, on, of) => lab.whyNot(id, on, of),
  describeFact: (id) => lab.registry.facts.get(id)?.describe ?? id,
  describeEvent: (id) => lab.registry.events.get(id)?.describe ?? id,
  alone: lab.devices.length === 1,
});

/** Hints that were opened: `check/0`. */
const openedHints = (notes: readonly Note[]): ReadonlySet<string> =>
  new Set(notes.filter(({ topic }) => topic === 'hint').map(({ value }) => value));

const hintViews = (check: Check, opened: ReadonlySet<string>): readonly HintView[] =>
  (check.hints ?? []).map(({ title, cost, text }, index) => {
    const id = `${check.id}/${index}`;
    return { id, title, cost, ...(opened.has(id) && { text }) };
  });

/** The first device that an expectation names. */
function deviceIn(expect: Expectation): string | undefined {
  if ('on' in expect) return expect.on;
  if ('all' in expect) return expect.all.map(deviceIn).find((on) => on !== undefined);
  if ('any' in expect) return expect.any.map(deviceIn).find((on) => on !== undefined);
  if ('not' in expect) return deviceIn(expect.not);
  return 'during' in expect ? deviceIn(expect.expect) : undefined;
}

function taskView(check: Check, evidence: Evidence, opened: ReadonlySet<string>): TaskView {
  const { met, fixed, conditions } = judge(check.expect, evidence);
  const { expected, found } = inOne(conditions);
  const on = deviceIn(check.expect);
  const hints = hintViews(check, opened);
  const cost = hints.reduce((sum, hint) => sum + (hint.text === undefined ? 0 : hint.cost), 0);
  const misconception = met ? undefined : check.misconceptions?.find(({ when }) => judge(when, evidence).met)?.say;
  return {
    id: check.id,
    text: check.task,
    points: check.points,
    state: met ? 'done' : fixed ? 'failed' : 'open',
    earned: met ? Math.max(0, check.points - cost) : 0,
    expected,
    found,
    ...(conditions.length > 1 && { conditions }),
    look: check.look,
    ...(on !== undefined && !evidence.alone && { console: on }),
    ...(misconception !== undefined && { misconception }),
    hints,
    ...(check.missing !== undefined && !met && !fixed && { missing: check.missing }),
  };
}

/**
 * Marks of a lab as it stands. Notes `hint CHECK/INDEX` cost points; the note `solution` makes it practice.
 * `answered`: the questions of the scenario, as tasks.
 */
export function markLab(checks: readonly Check[], lab: Marked, answered: readonly TaskView[] = []): MarksView {
  const evidence = evidenceOf(lab);
  const opened = openedHints(lab.notes);
  const tasks = [...checks.map((check) => taskView(check, evidence, opened)), ...answered];
  return {
    tasks,
    ...totalOf(tasks),
    solutionShown: lab.notes.some(({ topic }) => topic === 'solution'),
  };
}

/** What keeps a task from being done, one by one. */
export function unmetOf(task: TaskView): readonly Pick<TaskView, 'expected' | 'found'>[] {
  const unmet = task.conditions?.filter(({ met }) => !met) ?? [];
  return unmet.length > 0 ? unmet : [task];
}
