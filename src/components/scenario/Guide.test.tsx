import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { TaskView } from '../../bridge/protocol.ts';
import { marks, scenario, task } from '../test-data.ts';
import { Guide } from './Guide.tsx';
import { GuideFooter } from './GuideFooter.tsx';

const item = (text: string): HTMLElement => {
  const found = screen.getAllByRole('listitem').find((one) => one.textContent?.includes(text));
  if (!found) throw new Error(`no task says ${text}`);
  return found;
};

describe('a brief', () => {
  it('that did not come with the lab is missed in words', () => {
    render(<Guide scenario={scenario({ brief: '' })} marks={marks(task())} />);
    expect(screen.getByText(/This lab came without a brief.*pack FOLDER/)).toBeTruthy();
  });

  it('is all that is said where there is one', () => {
    render(<Guide scenario={scenario()} marks={marks(task())} />);
    expect(screen.queryByText(/without a brief/)).toBeNull();
  });
});

describe('a task', () => {
  it('says how it stands in a word, with its points', () => {
    const tasks = [
      task({ id: 'a', text: 'Alpha', state: 'done', points: 5, earned: 3 }),
      task({ id: 'b', text: 'Beta', state: 'failed' }),
      task({ id: 'c', text: 'Gamma' }),
    ];
    render(<Guide scenario={scenario()} marks={marks(...tasks)} />);
    expect(item('Alpha').textContent).toContain('Done·3 of 5 points');
    expect(item('Beta').textContent).toContain('Failed·0 of 5 points');
    expect(item('Gamma').textContent).toContain('Open·5 points');
    expect(screen.getByRole('heading', { name: /Tasks 1 of 3 tasks done, 1 failed/ })).toBeTruthy();
  });

  it('shows why it failed at once, and why it is open when asked', async () => {
    const tasks = [
      task({ id: 'a', state: 'failed', found: 'register 0x2142' }),
      task({ id: 'b', found: 'no archive' }),
    ];
    render(<Guide scenario={scenario()} marks={marks(...tasks)} />);
    expect(screen.getByText('register 0x2142').closest('details')?.open).toBe(true);
    expect(screen.getByText('no archive').closest('details')?.open).toBe(false);
    await userEvent.click(screen.getByText('What is missing?'));
    expect(screen.getByText('no archive').closest('details')?.open).toBe(true);
  });

  it('that asks for several things lists them, and says which are met', () => {
    const conditions = [
      { met: true, expected: 'There is an archive', found: 'yes' },
      { met: false, expected: 'The copy was verified', found: 'it has not happened' },
    ];
    render(<Guide scenario={scenario()} marks={marks(task({ conditions }))} />);
    const [first, second] = within(screen.getByText('Expected, 1 of 2 met').parentElement!).getAllByRole('listitem');
    expect(first?.textContent).toBe('Met: There is an archive');
    expect(second?.textContent).toBe('Not met: The copy was verifiedFound: it has not happened');
  });

  it('explains a misconception', () => {
    render(<Guide scenario={scenario()} marks={marks(task({ misconception: 'erase does not touch hidden files' }))} />);
    expect(screen.getByText('erase does not touch hidden files')).toBeTruthy();
  });

  it('types the command at where to look', async () => {
    const onType = vi.fn();
    render(<Guide scenario={scenario()} marks={marks(task({ state: 'failed' }))} onType={onType} />);
    await userEvent.click(screen.getByRole('button', { name: 'show secure bootset' }));
    expect(onType).toHaveBeenCalledWith({ text: 'show secure bootset' });
  });

  it('types it at the console of the device that the task is about', async () => {
    const onType = vi.fn();
    render(<Guide scenario={scenario()} marks={marks(task({ state: 'failed', console: 'R2' }))} onType={onType} />);
    await userEvent.click(screen.getByRole('button', { name: 'show secure bootset' }));
    expect(onType).toHaveBeenCalledWith({ console: 'R2', text: 'show secure bootset' });
  });
});

it.each([
  ['show secure bootset', true],
  ['dir flash0:', true],
  ['show version, the line System image file is', false],
  ['show running-config and show secure bootset', false],
  ['The prompt rommon 1 >', false],
])('offers to type %j: %s', (look, typed) => {
  render(<Guide scenario={scenario({ brief: '' })} marks={marks(task({ state: 'failed', look }))} onType={vi.fn()} />);
  expect(screen.queryByRole('button', { name: look }) !== null).toBe(typed);
});

describe('a hint', () => {
  const closed = { id: 'secured-1', title: 'Which command?', cost: 2 };

  const asked = 'Hint: Which command? (costs 2 points)';

  it('that costs points shows title and cost, and opens only after asking twice', async () => {
    const onHint = vi.fn();
    render(<Guide scenario={scenario()} marks={marks(task({ hints: [closed] }))} onHint={onHint} />);
    await userEvent.click(screen.getByRole('button', { name: asked }));
    expect(onHint).not.toHaveBeenCalled();
    const question = screen.getByRole('group', { name: /costs 2 points\. Open it\?/ });
    await userEvent.click(within(question).getByRole('button', { name: 'Open for 2 points' }));
    expect(onHint).toHaveBeenCalledWith('secured-1');
  });

  it('stays closed when the answer is no or Escape, and the keyboard is back where it was', async () => {
    const onHint = vi.fn();
    render(<Guide scenario={scenario()} marks={marks(task({ hints: [closed] }))} onHint={onHint} />);
    const button = screen.getByRole('button', { name: asked });
    await userEvent.click(button);
    await userEvent.click(screen.getByRole('button', { name: 'Keep trying' }));
    expect(document.activeElement).toBe(button);
    await userEvent.keyboard('{Enter}{Escape}');
    expect(document.activeElement).toBe(button);
    expect(onHint).not.toHaveBeenCalled();
  });

  it('that is free opens at once', async () => {
    const onHint = vi.fn();
    render(<Guide scenario={scenario()} marks={marks(task({ hints: [{ ...closed, cost: 0 }] }))} onHint={onHint} />);
    await userEvent.click(screen.getByRole('button', { name: 'Hint: Which command? (free)' }));
    expect(onHint).toHaveBeenCalledWith('secured-1');
  });

  it('takes the keyboard when it opens, and is read out', async () => {
    const shown = (text?: string) => (
      <Guide
        scenario={scenario()}
        marks={marks(task({ hints: [{ ...closed, ...(text !== undefined && { text }) }] }))}
        onHint={vi.fn()}
      />
    );
    const { rerender } = render(shown());
    await userEvent.click(screen.getByRole('button', { name: asked }));
    await userEvent.keyboard('{Enter}');
    rerender(shown('Try *secure*.'));
    expect(document.activeElement).toBe(screen.getByRole('group', { name: 'Hint: Which command?' }));
    expect(screen.getByRole('status').textContent).toBe('Hint opened, Which command?: Try secure.');
    screen.getByText('What is missing?').closest('summary')?.focus();
    const elsewhere = document.activeElement;
    rerender(shown());
    rerender(shown('Try *secure*.'));
    expect(document.activeElement).toBe(elsewhere);
  });

  it('that was opened before leaves the keyboard where it is', () => {
    render(<Guide scenario={scenario()} marks={marks(task({ hints: [{ ...closed, text: 'Try it.' }] }))} />);
    expect(document.activeElement).toBe(document.body);
  });

  it('shows its text once it is open', () => {
    render(<Guide scenario={scenario()} marks={marks(task({ hints: [{ ...closed, text: 'Try *secure*.' }] }))} />);
    expect(screen.getByText('secure').tagName).toBe('EM');
    expect(screen.getByText('−2 points')).toBeTruthy();
  });
});

describe('the solution', () => {
  it('opens only after asking twice', async () => {
    const onSolution = vi.fn(() => Promise.resolve('Use `secure boot-image`.'));
    render(<Guide scenario={scenario()} marks={marks(task())} onSolution={onSolution} />);
    await userEvent.click(screen.getByRole('button', { name: /See the solution/ }));
    expect(onSolution).not.toHaveBeenCalled();
    const question = screen.getByRole('group', { name: /counts as practice/ });
    await userEvent.click(within(question).getByRole('button', { name: 'Show the solution' }));
    expect(await screen.findByText('secure boot-image')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Solution' }));
  });

  it('stays closed when the answer is no or Escape', async () => {
    const onSolution = vi.fn(() => Promise.resolve(''));
    render(<Guide scenario={scenario()} marks={marks(task())} onSolution={onSolution} />);
    const ask = screen.getByRole('button', { name: /See the solution/ });
    await userEvent.click(ask);
    await userEvent.click(screen.getByRole('button', { name: 'Keep trying' }));
    await userEvent.click(ask);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Show the solution' })).toBeNull();
    expect(onSolution).not.toHaveBeenCalled();
  });

  it('is not offered where there is none', () => {
    const { solved: _, ...unsolved } = scenario();
    render(<Guide scenario={unsolved} marks={marks(task())} onSolution={vi.fn()} />);
    expect(screen.queryByRole('button', { name: /solution/i })).toBeNull();
  });

  it('says so when it cannot be read', async () => {
    render(
      <Guide
        scenario={scenario()}
        marks={{ ...marks(task()), solutionShown: true }}
        onSolution={() => Promise.reject(new Error('x'))}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Show the solution again' }));
    expect(await screen.findByText(/could not be read/)).toBeTruthy();
  });
});

it('tells screen readers when a task changes, not when the lab opens', () => {
  const { rerender } = render(<Guide scenario={scenario()} marks={marks(task({ text: 'Save it', state: 'open' }))} />);
  expect(screen.getByRole('status').textContent).toBe('');
  rerender(<Guide scenario={scenario()} marks={marks(task({ text: 'Save it', state: 'done' }))} />);
  expect(screen.getByRole('status').textContent).toBe('Done: Save it');
});

it('tells only news after a look at an earlier moment, each sentence ended once', () => {
  const at = (first: TaskView['state'], second: TaskView['state'], past: boolean) => (
    <Guide
      scenario={scenario()}
      marks={marks(
        task({ id: 'a', text: 'Save it.', state: first }),
        task({ id: 'b', text: 'Boot it', state: second }),
      )}
      attempt="one"
      past={past}
    />
  );
  const { rerender } = render(at('open', 'open', false));
  rerender(at('done', 'done', false));
  const said = screen.getByRole('status').textContent;
  expect(said).toBe('Done: Save it. Done: Boot it');
  rerender(at('open', 'open', true));
  expect(screen.getByRole('status').textContent).toBe(said);
  rerender(at('done', 'open', false));
  expect(screen.getByRole('status').textContent).toBe('Open again: Boot it');
});

it('a free lab has a story and no tasks', () => {
  render(<Guide scenario={scenario({ graded: false, brief: 'Try anything.' })} marks={marks()} />);
  expect(screen.getByText('Try anything.')).toBeTruthy();
  expect(screen.queryByRole('heading', { name: /Tasks/ })).toBeNull();
});

it('the footer counts points and leads to the result', async () => {
  const onFinish = vi.fn();
  render(<GuideFooter marks={marks(task({ state: 'done', points: 5 }), task({ points: 10 }))} onFinish={onFinish} />);
  expect(screen.getByText(/of 15 points/).parentElement?.textContent).toBe('5 of 15 points');
  await userEvent.click(screen.getByRole('button', { name: 'Finish and see result' }));
  expect(onFinish).toHaveBeenCalled();
});

it('a task keeps to itself what is still to be found out, and types where to look', async () => {
  const onType = vi.fn();
  const open = task({ expected: 'flash0:secret', missing: 'Not yet.', look: 'dir' });
  render(<Guide scenario={scenario()} marks={marks(open)} onType={onType} />);
  await userEvent.click(screen.getByText('What is missing?'));
  expect(screen.getByText('Not yet.')).toBeDefined();
  expect(screen.queryByText('flash0:secret')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'dir' }));
  expect(onType).toHaveBeenCalledWith({ text: 'dir' });
});
