import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { marks, task } from '../test-data.ts';
import { ResultPage, type ResultPageProps } from './ResultPage.tsx';

const show = (over: Partial<ResultPageProps> = {}) =>
  render(
    <ResultPage
      scenario={{ id: 'restore-bootset', title: 'Restore a tampered router' }}
      attempt="a1"
      seed={7}
      finishedAt={undefined}
      spent={754_000}
      marks={marks(
        task({
          id: 'a',
          text: 'Boot the secured image',
          state: 'done',
          earned: 3,
          hints: [{ id: 'a-1', title: 'How', cost: 2, text: 'So.' }],
        }),
        task({ id: 'b', text: 'Save', found: 'startup-config differs', misconception: 'write comes last' }),
      )}
      consoles={['R1']}
      log={{
        printed: [{ at: 0, console: 'R1', text: 'rommon 1 > boot\r\n' }],
        remarks: [{ at: 61_000, kind: 'done', text: 'Boot the secured image' }],
        began: 0,
      }}
      {...over}
    />,
  );

it('gives the total, the time and what hints cost', () => {
  show();
  expect(screen.getByText('of 10 points', { exact: false }).parentElement?.textContent).toContain('3 of 10 points');
  expect(screen.getByText('One task is not done.')).toBeTruthy();
  expect(screen.getByText('1, for 2 points')).toBeTruthy();
  expect(screen.getByText('13 minutes')).toBeTruthy();
});

it('gives for each task the mark and its reason', () => {
  show();
  const [first, second] = within(screen.getByRole('region', { name: 'Marks by task' })).getAllByRole('listitem');
  expect(first?.textContent).toContain('Done · 3 of 5 points · hints cost 2 points');
  expect(second?.textContent).toContain('Not done · 0 of 5 points');
  expect(second?.textContent).toContain('startup-config differs');
  expect(second?.textContent).toContain('write comes last');
});

it('tells all, also what the guide kept to itself', () => {
  show({ marks: marks(task({ found: 'startup-config differs', missing: 'Not yet.' })) });
  expect(screen.getByText('startup-config differs')).toBeTruthy();
  expect(screen.queryByText('Not yet.')).toBeNull();
});

it('draws what is typed as code, in what was expected and in where to look', () => {
  const { container } = show({
    marks: marks(
      task({ expected: '`enable` takes this password: yes', found: 'no', look: 'show version, last line' }),
      task({
        id: 'b',
        expected: 'x',
        found: 'y',
        look: 'show running-config and show secure bootset, before the reload.',
      }),
    ),
  });
  expect([...container.querySelectorAll('dd code')].map((one) => one.textContent)).toEqual([
    'enable',
    'show version',
    'show running-config',
    'show secure bootset',
  ]);
  expect(screen.getByRole('main').textContent).toContain('show secure bootset, before the reload.');
  expect(screen.getByRole('main').textContent).not.toContain('`');
});

it('shows the log with what it achieved in the margin', () => {
  show();
  const log = screen.getByRole('group', { name: 'Console log of R1' });
  expect(log.textContent).toContain('rommon 1 > boot');
  expect(log.textContent).toContain('Done: Boot the secured image1:01');
});

it('says when a console showed nothing', () => {
  show({ log: { printed: [], remarks: [], began: 0 } });
  expect(screen.getByText('Nothing was shown on this console.')).toBeTruthy();
});

it('saves the file and starts again', async () => {
  const acts = { onSave: vi.fn(), onAgain: vi.fn() };
  show(acts);
  await userEvent.click(screen.getByRole('button', { name: 'Save result file' }));
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect([acts.onSave, acts.onAgain].map((act) => act.mock.calls.length)).toEqual([1, 1]);
  expect(screen.getByRole('link', { name: 'Back to the lab' }).getAttribute('href')).toBe(
    '#/lab/restore-bootset?attempt=a1',
  );
});

it('tells before anybody saves it that a session is too long for a result file', () => {
  const { rerender } = show({ onSave: () => undefined });
  expect(screen.getByRole('button', { name: 'Save result file' })).toBeTruthy();
  rerender(<></>);
  show({ onSave: () => undefined, fault: 'It has 100,001 inputs; a result file has room for 100,000.' });
  expect(screen.queryByRole('button', { name: 'Save result file' })).toBeNull();
  expect(screen.getByRole('note').textContent).toContain('It has 100,001 inputs');
});
