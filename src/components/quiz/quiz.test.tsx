import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useMemo, useState } from 'react';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { fetchParts, registry, type Note } from '../../engine/index.ts';
import { answerNote, answerTopic, roundAgain, roundEnds, roundTopic } from '../../scenarios/quizzes/answer.ts';
import { loadedQuiz, openQuiz } from '../../scenarios/quizzes/quiz.ts';
import type { Question, QuizFile } from '../../scenarios/quizzes/schema.ts';
import type { OnRouter, QuizActs } from './acts.ts';
import { GuideQuestions } from './GuideQuestions.tsx';
import { Stages } from './Stages.tsx';

beforeAll(fetchParts);

const common = { explain: 'Remember this.', rests: 'rule R1' };

const choice: Question = {
  ...common,
  id: 'where',
  kind: 'choice',
  shuffle: false,
  ask: 'Where is the file?',
  options: [
    { text: 'In flash', right: true, because: 'It never moved.' },
    { text: 'In NVRAM', because: 'Too small.' },
  ],
};
const multiple: Question = {
  ...common,
  id: 'survives',
  kind: 'multiple',
  shuffle: false,
  ask: 'What survives?',
  options: [
    { text: 'The image', right: true, because: 'Hidden.' },
    { text: 'The archive', right: true, because: 'Hidden too.' },
    { text: 'A note', because: 'An ordinary file.' },
  ],
};
const order: Question = {
  ...common,
  id: 'steps',
  kind: 'order',
  ask: 'In which order?',
  steps: [
    { text: 'Break', because: 'First.' },
    { text: 'Boot', because: 'Then.' },
    { text: 'Restore', because: 'Last.' },
  ],
};
const match: Question = {
  ...common,
  id: 'pairs',
  kind: 'match',
  ask: 'What does it do?',
  pairs: [
    { left: '0x2102', right: 'starts', because: 'The default.' },
    { left: '0x2100', right: 'stays', because: 'Boot field 0.' },
  ],
};
const command: Question = {
  ...common,
  id: 'show',
  kind: 'command',
  mode: 'privileged',
  ask: 'Show the version.',
  look: 'show version',
  lines: ['show version'],
};

const yesNo: Question = {
  ...common,
  id: 'hidden',
  kind: 'short',
  as: 'yes-no',
  ask: 'Is it hidden?',
  answers: ['yes'],
};

const note = (topic: string, value: string): Note => ({ at: 0 as Note['at'], topic, value });

interface HarnessProps {
  readonly questions: readonly Question[];
  readonly onRouter?: OnRouter;
  readonly routerShown?: boolean;
  readonly routerTop?: HTMLElement;
  readonly exported?: QuizActs['exported'];
  readonly exam?: boolean;
}

/** The quiz with the real engine, and a journal that is kept here. */
function useQuiz(questions: readonly Question[], exam = false) {
  const [notes, setNotes] = useState<readonly Note[]>(exam ? [note('exam', '')] : []);
  const quiz = useMemo(() => {
    const file: QuizFile = {
      format: 'bootset-quiz',
      version: 1,
      id: 'sample',
      title: 'Sample quiz',
      summary: 'A sample.',
      minutes: 5,
      topics: ['test'],
      questions: [...questions],
    };
    return openQuiz(loadedQuiz(file), undefined, 1);
  }, [questions]);
  const add = (topic: string, value: string): void => setNotes((before) => [...before, note(topic, value)]);
  const lab = { events: [], notes, registry, devices: [], fact: () => null, whyNot: () => undefined };
  const view = quiz.quiz?.(lab);
  if (!view) throw new Error('no quiz');
  return { quiz, view, marks: quiz.grade(lab), add, setNotes };
}

function InGuide({ questions, onLook }: { readonly questions: readonly Question[]; readonly onLook: () => void }) {
  const { view, add } = useQuiz(questions);
  return (
    <GuideQuestions quiz={view} onAnswer={(id, answer) => add(answerTopic, answerNote(id, answer))} onLook={onLook} />
  );
}

function Harness({ questions, onRouter, routerShown = false, routerTop, exported, exam }: HarnessProps) {
  const { quiz, view, marks, add, setNotes } = useQuiz(questions, exam);
  return (
    <Stages
      quiz={view}
      scenario={quiz.view}
      marks={marks}
      result="#/result/x"
      readOnly={false}
      acts={{
        answer: (id, answer) => add(answerTopic, answerNote(id, answer)),
        end: () => add(roundTopic, roundEnds),
        again: () => add(roundTopic, roundAgain),
        fresh: () => setNotes([]),
        finish: () => {},
        exported: exported ?? (() => Promise.resolve({ text: '', left: [] })),
      }}
      onRouter={onRouter}
      routerShown={routerShown}
      routerTop={routerTop ?? null}
    />
  );
}

const begin = async (questions: readonly Question[], more: Partial<HarnessProps> = {}) => {
  const user = userEvent.setup();
  render(<Harness questions={questions} {...more} />);
  screen.getByRole('button', { name: 'Begin' }).focus();
  await user.keyboard('{Enter}');
  return user;
};

const said = (): string =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join(' ');

/** Presses Tab until something has the focus; fails when it is not on the way. */
const tabTo = async (user: ReturnType<typeof userEvent.setup>, element: HTMLElement): Promise<void> => {
  for (let i = 0; i < 40 && document.activeElement !== element; i++) await user.tab();
  expect(document.activeElement).toBe(element);
};

it.each([
  ['Yes', 'bg-accent-soft'],
  ['No', 'bg-danger-soft'],
])('shows in the colour of how it turned out what was chosen, %s', async (word, colour) => {
  const user = await begin([yesNo]);
  const chosen = screen.getByRole('radio', { name: word });
  await user.click(chosen);
  await user.click(screen.getByRole('button', { name: 'Answer' }));
  expect(chosen.closest('label')?.classList).toContain(colour);
  expect(screen.getByText(word === 'Yes' ? 'Right' : 'Not right')).toBeTruthy();
});

it('shows a wrong choice in the colour of what is wrong, its button too', async () => {
  const user = await begin([choice]);
  const wrong = screen.getByRole('radio', { name: 'In NVRAM' });
  await user.click(wrong);
  await user.click(screen.getByRole('button', { name: 'Answer' }));
  expect(wrong.classList).toContain('accent-danger');
  expect(wrong.closest('li')?.classList).toContain('border-danger');
});

describe('a quiz by keyboard', () => {
  it('says what it is before it begins', () => {
    render(<Harness questions={[choice, command]} />);
    expect(screen.getByRole('heading', { name: 'Sample quiz' })).toBeTruthy();
    expect(screen.getByText('2 questions · about 5 minutes')).toBeTruthy();
    cleanup();
    render(<Harness questions={[choice]} />);
    expect(screen.getByText('1 question · about 5 minutes')).toBeTruthy();
  });

  it('answers a choice with arrow keys and Enter, explains every option, and moves on', async () => {
    const user = await begin([choice, multiple]);
    expect(document.activeElement?.textContent).toContain('Question 1 of 2');
    await tabTo(user, screen.getByRole('radio', { name: 'In flash' }));
    await user.keyboard('[ArrowDown]');
    expect(screen.getByRole('radio', { name: 'In NVRAM' })).toHaveProperty('checked', true);
    await user.keyboard('{Enter}');
    expect(screen.getByText('Not right')).toBeTruthy();
    expect(screen.getByText('It never moved.')).toBeTruthy();
    expect(screen.getByText('Too small.')).toBeTruthy();
    expect(said()).toContain('Not right. Remember this.');
    expect(screen.queryByText(/R1/)).toBeNull();
    expect(document.activeElement?.textContent).toBe('Next question');
    await user.keyboard('{Enter}');
    expect(document.activeElement?.textContent).toContain('Question 2 of 2');
    expect(screen.getByRole('button', { name: 'Question 1, not right' })).toBeTruthy();
  });

  it('asks for an answer before it takes one, and cannot be answered twice', async () => {
    const user = await begin([choice, multiple]);
    await tabTo(user, screen.getByRole('button', { name: 'Answer' }));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Choose an answer first.');
    await user.click(screen.getByRole('radio', { name: 'In flash' }));
    await user.keyboard('{Enter}');
    await user.click(screen.getByRole('radio', { name: 'In NVRAM' }));
    expect(screen.getByRole('radio', { name: 'In flash' })).toHaveProperty('checked', true);
    expect(screen.getByText('Right', { selector: 'strong' })).toBeTruthy();
  });

  it('wants all that belong and only those', async () => {
    const user = await begin([multiple, choice]);
    await tabTo(user, screen.getByRole('checkbox', { name: 'The image' }));
    await user.keyboard(' ');
    await user.keyboard('{Enter}');
    expect(screen.getByText('Partly right')).toBeTruthy();
    expect(screen.getByText('Missed')).toBeTruthy();
    expect(screen.getByText('Rightly left out')).toBeTruthy();
  });

  it('orders steps with arrow keys, keeps the keyboard on the step and says where it is', async () => {
    const user = await begin([order, choice]);
    const shown = (): readonly string[] =>
      screen
        .getAllByRole('button', { name: /^Move: / })
        .map((grip) => /Move: (\w+)/.exec(grip.getAttribute('aria-label') ?? '')?.[1] ?? '');
    expect(shown()).not.toEqual(['Break', 'Boot', 'Restore']);
    for (const [at, name] of ['Break', 'Boot', 'Restore'].entries()) {
      await tabTo(user, screen.getByRole('button', { name: new RegExp(`^Move: ${name}`) }));
      while (shown().indexOf(name) > at) {
        await user.keyboard('[ArrowUp]');
        expect(document.activeElement?.getAttribute('aria-label')).toContain(
          `Move: ${name}. ${shown().indexOf(name) + 1} of 3`,
        );
        expect(said()).toContain(`${name}: now ${shown().indexOf(name) + 1} of 3`);
      }
    }
    expect(shown()).toEqual(['Break', 'Boot', 'Restore']);
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(screen.getByText('Right', { selector: 'strong' })).toBeTruthy();
  });

  it('says of a step that need not be moved that it is in order, not that it is right', async () => {
    const user = await begin([order, choice]);
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(screen.getAllByText('In order').length + screen.getAllByText(/^Belongs at /).length).toBe(3);
    expect(screen.queryByText('Right')).toBeNull();
  });

  it('orders steps with buttons too', async () => {
    const user = await begin([order, choice]);
    const first = screen.getAllByRole('listitem').find((item) => within(item).queryByText('1.'));
    const name = within(first ?? document.body).getByRole('button', { name: /^Down: / });
    await user.click(name);
    expect(said()).toContain('now 2 of 3');
  });

  it('matches with lists', async () => {
    const user = await begin([match, choice]);
    await user.selectOptions(screen.getByRole('combobox', { name: 'What belongs to: 0x2102' }), 'starts');
    await tabTo(user, screen.getByRole('button', { name: 'Answer' }));
    await user.keyboard('{Enter}');
    expect(screen.getByRole('alert').textContent).toBe('Choose something in every row first.');
    await user.selectOptions(screen.getByRole('combobox', { name: 'What belongs to: 0x2100' }), 'starts');
    await user.click(screen.getByRole('button', { name: 'Answer' }));
    expect(screen.getByText('It is: stays')).toBeTruthy();
    expect(screen.getByText('Boot field 0.')).toBeTruthy();
  });

  it('shows what the device says to a line it does not take, and lets one type another', async () => {
    const user = await begin([{ ...command, wrong: [{ line: 'show verzion', because: 'A slip.' }] }, choice]);
    await tabTo(user, screen.getByRole('textbox', { name: /R1#/ }));
    await user.keyboard('show verzion{Enter}');
    expect(screen.getByLabelText('What the device says').textContent).toBe(
      `R1#show verzion\n${' '.repeat('R1#show ver'.length)}^\n% Invalid input detected at '^' marker.`,
    );
    expect(screen.queryByText('show version', { selector: 'code' })).toBeNull();
    expect(screen.queryByText('A slip.')).toBeNull();
    expect(said()).toContain("Try 1: the device refuses this line. % Invalid input detected at '^' marker.");
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /R1#/ }));
    await user.clear(screen.getByRole('textbox'));
    await user.keyboard('show version{Enter}');
    expect(screen.getByText('Right', { selector: 'strong' })).toBeTruthy();
    expect(screen.getByText('Tried before; it did not count')).toBeTruthy();
    expect(screen.getByText('A slip.')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Next question');
  });

  it('says beforehand how parts count, and afterwards what they earned', async () => {
    const user = await begin([multiple, choice]);
    expect(screen.getByText(/Each right one counts, each wrong one takes one away/)).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: 'The image' }));
    await user.keyboard('{Enter}');
    expect(screen.getByText('Partly right')).toBeTruthy();
    expect(screen.getByText('0.5 of 1 point')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Question 1, partly right' })).toBeTruthy();
    expect(said()).toContain('Partly right. Remember this.');
    await user.click(screen.getByRole('button', { name: 'End' }));
    await user.click(screen.getByRole('button', { name: 'End the quiz' }));
    expect(screen.getByText('1 partly right, 1 not answered.')).toBeTruthy();
  });

  it('takes an abbreviation, and opens the router with the command that shows more', async () => {
    const onRouter = vi.fn();
    const user = await begin([command, choice], { onRouter });
    await user.type(screen.getByRole('textbox', { name: /R1#/ }), 'sh ver{Enter}');
    expect(screen.getByText('Right', { selector: 'strong' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open this in the router' }));
    expect(onRouter).toHaveBeenCalledWith({ console: 'R1', command: 'show version' });
  });

  it('shows the router that it asks about, and has what is typed there typed there', async () => {
    const onRouter = vi.fn();
    const name: Question = { ...common, id: 'name', kind: 'device', ask: 'x', answer: { is: 'B' }, look: 'show hosts' };
    const user = await begin([choice, { ...name, on: 'R2' }], { onRouter, routerShown: true });
    expect(onRouter).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    expect(onRouter).toHaveBeenCalledWith({ console: 'R2' });
    await user.type(screen.getByRole('textbox'), 'C{Enter}');
    expect(screen.getByText(/^Where to look on R2/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open this in the router' }));
    expect(onRouter).toHaveBeenLastCalledWith({ console: 'R2', command: 'show hosts' });
  });

  it('opens the router that it asks about', async () => {
    const onRouter = vi.fn();
    const name: Question = { ...common, id: 'name', kind: 'device', ask: 'x', answer: { is: 'B' }, on: 'R2' };
    const user = await begin([name], { onRouter });
    expect(onRouter).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Open the router' }));
    expect(onRouter).toHaveBeenCalledWith({ console: 'R2' });
  });

  it('has the answer typed at a router that hides the question, and keeps it', async () => {
    const onRouter = vi.fn();
    const name: Question = { ...common, id: 'name', kind: 'device', ask: 'Which?', answer: { is: '0x2102' } };
    const routerTop = document.createElement('div');
    document.body.append(routerTop);
    const user = await begin([name], { onRouter, routerShown: true, routerTop });
    const atRouter = within(routerTop);
    expect(atRouter.getByText('Which?')).toBeTruthy();
    onRouter.mockClear();
    await user.type(atRouter.getByRole('textbox'), '0x2102{Enter}');
    expect(onRouter.mock.calls).toEqual([[]]);
    const form = screen.getByRole('button', { name: 'Answer' }).closest('form');
    expect(within(form as HTMLElement).getByRole('textbox')).toHaveProperty('value', '0x2102');
    routerTop.remove();
  });

  it('keeps what was begun when another question is looked at', async () => {
    const user = await begin([choice, command]);
    await user.click(screen.getByRole('radio', { name: 'In NVRAM' }));
    await user.click(screen.getByRole('button', { name: 'Question 2, not answered' }));
    await user.type(screen.getByRole('textbox'), 'show');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('radio', { name: 'In NVRAM' })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('button', { name: 'Skip' }));
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'show');
  });
});

describe('an exam', () => {
  it('notes answers and tells what they are worth at the end', async () => {
    const user = userEvent.setup();
    render(<Harness questions={[choice, command]} exam />);
    expect(screen.getByText(/This is an exam/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Begin' }));
    await user.click(screen.getByRole('radio', { name: 'In NVRAM' }));
    await user.keyboard('{Enter}');
    expect(screen.queryByText('Not right')).toBeNull();
    expect(screen.getByText('Noted. What it is worth is said at the end.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Question 1, answered' })).toBeTruthy();
    await user.keyboard('{Enter}');
    await user.type(screen.getByRole('textbox'), 'show version{Enter}{Enter}');
    expect(screen.getByText('Review of the exam')).toBeTruthy();
    expect(screen.getByText('1 mistake.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /again|variant/ })).toBeNull();
  });
});

describe('questions in the guide of a lab', () => {
  it('are answered in place, and look at the router', async () => {
    const user = userEvent.setup();
    const onLook = vi.fn();
    render(<InGuide questions={[command, choice]} onLook={onLook} />);
    await user.click(screen.getAllByRole('button', { name: 'Answer' })[0] ?? document.body);
    expect(screen.getAllByRole('alert')[0]?.textContent).toBe('Type an answer first.');
    await user.type(screen.getByRole('textbox'), 'sh ver{Enter}');
    expect(screen.getByText('Right', { selector: 'strong' })).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Right1 point');
    await user.click(screen.getByRole('button', { name: 'Open this in the router' }));
    expect(onLook).toHaveBeenCalledWith({ console: 'R1', command: 'show version' });
    expect(screen.getAllByRole('button', { name: 'Answer' })).toHaveLength(1);
  });
});

describe('the review', () => {
  const answerWrong = async (user: ReturnType<typeof userEvent.setup>): Promise<void> => {
    await user.click(screen.getByRole('radio', { name: 'In NVRAM' }));
    await user.keyboard('{Enter}{Enter}');
  };
  const answerRight = async (user: ReturnType<typeof userEvent.setup>): Promise<void> => {
    await user.type(screen.getByRole('textbox'), 'show version{Enter}{Enter}');
  };

  it('shows mistakes first and asks only them again, without points', async () => {
    const user = await begin([command, choice]);
    await answerRight(user);
    await answerWrong(user);
    expect(document.activeElement?.textContent).toBe('Sample quiz');
    expect(screen.getByText('1 mistake.')).toBeTruthy();
    expect(screen.getAllByRole('heading', { level: 2 }).map((one) => one.textContent)).toEqual([
      'Mistakes 1',
      'Right 1',
    ]);
    await user.click(screen.getByRole('button', { name: 'Take the mistake again' }));
    expect(screen.getByText(/Question 1 of 1/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'In flash' }));
    await user.keyboard('{Enter}');
    expect(screen.getByText('taken again: no points')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(screen.getByText('Every mistake is mended.')).toBeTruthy();
    expect(screen.getByText('Points are those of the first round.')).toBeTruthy();
    expect(screen.getByText(/of 2 points/).parentElement?.textContent).toContain('1 of 2 points');
  });

  it('explains each answer again', async () => {
    const user = await begin([choice]);
    await answerWrong(user);
    const details = screen.getByText('Where is the file?').closest('details');
    expect(details?.open).toBe(false);
    await user.click(screen.getByText('Where is the file?'));
    expect(details?.open).toBe(true);
    expect(within(details ?? document.body).getByText('Too small.')).toBeTruthy();
  });

  it('comes early when the learner ends the quiz, after a question', async () => {
    const user = await begin([choice, command]);
    await user.click(screen.getByRole('button', { name: 'End' }));
    expect(screen.getByText('End with 2 questions not answered? They count as mistakes.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'End the quiz' }));
    expect(screen.getByText('2 not answered.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Take the 2 mistakes again' })).toBeTruthy();
  });

  it('says how many questions stay behind when the quiz leaves', async () => {
    const exported = vi.fn<QuizActs['exported']>(() => Promise.resolve({ text: '::x::', left: ['a', 'b'] }));
    const user = await begin([choice], { exported });
    await answerWrong(user);
    await user.click(screen.getByRole('button', { name: 'GIFT' }));
    expect(exported).toHaveBeenCalledWith('gift');
    await waitFor(() => expect(said()).toContain('2 questions about your own router stay here'));
  });
});
