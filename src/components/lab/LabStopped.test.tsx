import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ScenarioSource } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { LabStopped } from './LabStopped.tsx';

const before = useLab.getState();
afterEach(() => act(() => useLab.setState(before, true)));

const problems = [{ file: 'brought', line: 3, column: 1, message: 'something is missing' }];

it.each<[ScenarioSource, string]>([
  [{ kind: 'file', name: 'brought.gift', text: '::a:: x {=1 ~2}' }, 'This quiz cannot be opened'],
  [{ kind: 'file', name: 'brought.yaml', text: 'format: bootset-quiz\nversion: 1\n' }, 'This quiz cannot be opened'],
  [{ kind: 'file', name: 'brought.yaml', text: 'format: bootset-lab\nversion: 1\n' }, 'This lab cannot be opened'],
  [{ kind: 'quiz', id: 'of-a-link' }, 'This quiz cannot be opened'],
])('names what cannot be opened: %j', (source, title) => {
  useLab.setState({ source, status: { kind: 'refused', problems } });
  render(
    <LabStopped>
      <p>The lab</p>
    </LabStopped>,
  );
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
  expect(screen.getByText('something is missing')).toBeDefined();
  expect(screen.queryByText('The lab')).toBeNull();
});
