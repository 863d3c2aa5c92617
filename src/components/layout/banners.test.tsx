import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Banners } from './Banners.tsx';
import { bannersOf } from './banners.ts';

const well = {
  status: { kind: 'running' },
  fault: undefined,
  readOnly: false,
  examOver: false,
  replayed: 'same',
  unread: [],
} as const;
const fault = { session: 1, message: 'x', stack: undefined, journal: {} as never };

it('says nothing when all is well, and of a mistake nothing before the engine is back', () => {
  expect(bannersOf(well)).toEqual([]);
  expect(bannersOf({ ...well, status: { kind: 'recovering' }, fault }).map(({ id }) => id)).toEqual(['recovering']);
});

it('says that a session was brought back, and when time was stopped', () => {
  expect(bannersOf({ ...well, fault }).map(({ id }) => id)).toEqual(['mistake']);
  expect(bannersOf({ ...well, status: { kind: 'faulted' }, fault }).map(({ id }) => id)).toEqual(['faulted']);
});

it('offers what can be done', async () => {
  const onAct = vi.fn();
  render(<Banners banners={bannersOf({ ...well, status: { kind: 'faulted' }, fault })} onAct={onAct} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo the last input' }));
  expect(onAct).toHaveBeenCalledWith('undo');
});

it('says why a tab takes nothing, and lets it take over', async () => {
  const onAct = vi.fn();
  render(<Banners banners={bannersOf({ ...well, readOnly: true })} onAct={onAct} />);
  expect(screen.getByRole('status').textContent).toContain('open in another tab');
  await userEvent.click(screen.getByRole('button', { name: 'Take over here' }));
  expect(onAct).toHaveBeenCalledWith('take-over');
  expect(bannersOf({ ...well, examOver: true }).map(({ id }) => id)).toEqual(['over']);
  expect(bannersOf({ ...well, replayed: 'differs' }).map(({ id }) => id)).toEqual(['differs']);
});

it('says of a brought lab which lines of its startup configurations were not understood', async () => {
  const onAct = vi.fn();
  const unread = [
    { device: 'R1', line: 'snmp-server comunity public' },
    { device: 'R2', line: 'ip rout' },
  ];
  render(<Banners banners={bannersOf({ ...well, unread })} onAct={onAct} />);
  expect(screen.getByRole('status').textContent).toContain(
    'R1 did not understand a line of its startup configuration: snmp-server comunity public (and 1 more)',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(onAct).toHaveBeenCalledWith('dismiss-unread');
  const [alone] = bannersOf({ ...well, unread: unread.slice(0, 1) });
  expect(alone?.text).toMatch(/public$/);
});
