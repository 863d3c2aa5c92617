import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { WireLine, WireSlice } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { smallNetwork, traffic } from '../test-data.ts';
import Wire from './Wire.tsx';

const line = (index: number): WireLine => ({
  index,
  at: 1000 + index,
  wire: 'LAN',
  from: 'R1',
  to: 'SRV',
  protocol: index === 2 ? 'FTP' : 'ICMP',
  says: index === 2 ? 'Request: PASS guessme' : `echo request ${index}`,
  conversation: index === 2 ? 'ftp' : 'icmp',
  bytes: 60,
});

let lines: readonly WireLine[] = [];
const ask = vi.fn(
  (name: string, argument: { from: number; limit: number; filter: { text: string } } | number): unknown => {
    if (typeof argument === 'number') return Promise.resolve(Uint8Array.of(0x50, 0x41));
    const found = lines.filter(({ says }) => says.includes(argument.filter.text));
    const slice: WireSlice = {
      count: found.length,
      total: lines.length,
      forgotten: 0,
      from: argument.from,
      lines: found.slice(argument.from, argument.from + argument.limit),
      protocols: ['FTP', 'ICMP'],
    };
    return Promise.resolve(name === 'wire' ? slice : undefined);
  },
);
const note = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  lines = Array.from({ length: 400 }, (_, index) => line(index));
  useLab.setState({
    status: { kind: 'running' },
    ask: ask as never,
    note,
    journal: () => ({ entries: [] }) as never,
    network: smallNetwork,
    traffic: traffic(),
    past: undefined,
    begin: 0,
  });
});

const grid = () => screen.findByRole('grid', { name: 'What crossed the wires' });
const chosen = (): string | null => screen.getByRole('row', { selected: true }).textContent;

it('counts all lines for who cannot see how many there are, and holds only some of them', async () => {
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  expect((await grid()).getAttribute('aria-rowcount')).toBe('401');
  const rows = within(await grid()).getAllByRole('row');
  expect(rows.length).toBeLessThan(200);
  expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
});

it('goes through the lines by keyboard, and Enter shows one in full', async () => {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  act(() => screen.getByRole('grid').focus());
  await user.keyboard('{Home}{ArrowDown}{ArrowDown}');
  expect(chosen()).toContain('PASS guessme');
  expect((await grid()).getAttribute('aria-activedescendant')).toBe(screen.getByRole('row', { selected: true }).id);
  await user.keyboard('{Enter}');
  const details = within(await screen.findByRole('region', { name: 'Details' }));
  expect(await details.findByText(/0000 50 41/)).toBeDefined();
  await user.click(details.getByRole('button', { name: 'Follow this conversation' }));
  expect(ask).toHaveBeenLastCalledWith(
    'wire',
    expect.objectContaining({ filter: expect.objectContaining({ conversation: 'ftp' }) }),
  );
});

it('shows what passes the filter, and says so where nothing does', async () => {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  await user.type(screen.getByRole('searchbox', { name: 'Show lines with' }), 'guessme');
  expect((await screen.findAllByRole('gridcell')).length).toBeGreaterThan(0);
  expect((await grid()).getAttribute('aria-rowcount')).toBe('2');
  await user.type(screen.getByRole('searchbox'), 'x');
  expect(await screen.findByText('No line passes the filter.')).toBeDefined();
});

it('says what to do while nothing has crossed, and grows when something does', async () => {
  lines = [];
  render(<Wire />);
  expect(await screen.findByText(/Nothing has crossed a wire yet/)).toBeDefined();
  lines = [line(2)];
  act(() => useLab.setState({ traffic: traffic() }));
  expect(await screen.findByText('Request: PASS guessme')).toBeDefined();
});

it('is known to have been looked at, once', async () => {
  render(<Wire />).unmount();
  expect(note.mock.calls).toEqual([['wire', 'opened']]);
  useLab.setState({
    journal: () => ({ entries: [{ at: 0, input: { kind: 'note', topic: 'wire', value: 'opened' } }] }) as never,
  });
  render(<Wire />);
  await grid();
  expect(note).toHaveBeenCalledTimes(1);
});

it('looks no further than the moment of the time line', async () => {
  useLab.setState({ past: 3, now: 1234 });
  render(<Wire />);
  await grid();
  expect(ask).toHaveBeenLastCalledWith(
    'wire',
    expect.objectContaining({ filter: expect.objectContaining({ until: 1234 }) }),
  );
  expect(note).not.toHaveBeenCalled();
});
