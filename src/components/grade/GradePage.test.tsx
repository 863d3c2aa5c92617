import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { Graded } from '../../bridge/protocol.ts';
import { marks, task } from '../test-data.ts';
import { GradePage } from './GradePage.tsx';

const graded = (differences: readonly string[]): Graded => ({
  ok: true,
  scenario: { id: 'restore-bootset', title: 'Restore a tampered router' },
  seed: 3,
  startedAt: '2026-01-01T10:00:00Z',
  finishedAt: '2026-01-01T10:20:00Z',
  claimed: { earned: 5, possible: 5, practice: false, tasks: [] },
  marks: marks(task()),
  differences,
  remarks: ['taken as an exam of 30 minutes'],
});

it('says that a result reproduces, and what to know about it', () => {
  render(<GradePage name="r.json" graded={graded([])} />);
  expect(screen.getByRole('status').textContent).toContain('This result reproduces');
  expect(screen.getByText('taken as an exam of 30 minutes')).toBeDefined();
});

it('says what differs from what the file claims', () => {
  render(<GradePage name="r.json" graded={graded(['0 of 5 points, claimed 5 of 5'])} />);
  expect(screen.getByRole('status').textContent).toContain('does not reproduce');
  expect(screen.getByText('0 of 5 points, claimed 5 of 5')).toBeDefined();
});

it('shows where a file is wrong', () => {
  const problems = [{ file: 'r.json', line: 3, column: 7, message: 'expected JSON' }];
  render(<GradePage name="r.json" graded={{ ok: false, problems }} />);
  expect(screen.getByText('r.json 3:7')).toBeDefined();
});

it('says what to do before there is a file', () => {
  render(<GradePage name={undefined} graded={undefined} />);
  expect(screen.getByText('Drop a result file anywhere on this page.')).toBeDefined();
});
