import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import type { WireLine, WireSlice } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { showLines, useWire } from '../../store/wire.ts';
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
interface Asked {
  readonly from: number;
  readonly limit: number;
  readonly filter: { readonly text: string; readonly conversation: string; readonly until?: number };
  readonly seek?: number;
}
const ask = vi.fn((name: string, argument: Asked | number): unknown => {
  if (typeof argument === 'number') return Promise.resolve(Uint8Array.of(0x50, 0x41));
  const { from, limit, seek, filter } = argument;
  const found = lines.filter(
    ({ at, says, conversation }) =>
      at <= (filter.until ?? Infinity) &&
      says.includes(filter.text) &&
      (filter.conversation === '' || conversation === filter.conversation),
  );
  const sought = found.findIndex(({ index }) => index === seek);
  const slice: WireSlice = {
    count: found.length,
    total: lines.length,
    forgotten: 0,
    from,
    lines: found.slice(from, from + limit),
    protocols: ['FTP', 'ICMP'],
    sought: sought < 0 ? undefined : sought,
  };
  return Promise.resolve(name === 'wire' ? slice : undefined);
});
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

it('keeps the line that was chosen, and its details, while its conversation is followed and when that ends', async () => {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  act(() => screen.getByRole('grid').focus());
  await user.keyboard('{Home}{ArrowDown}{ArrowDown}{Enter}');
  const details = within(await screen.findByRole('region', { name: 'Details' }));
  await user.click(details.getByRole('button', { name: 'Follow this conversation' }));
  expect(await screen.findByText('1 of 400', { selector: '[aria-hidden]' })).toBeDefined();
  expect(chosen()).toContain('PASS guessme');
  const end = details.getByRole('button', { name: 'Show all conversations' });
  expect(document.activeElement).toBe(end);
  await user.click(end);
  expect(await screen.findByText('400 messages', { selector: '[aria-hidden]' })).toBeDefined();
  expect(chosen()).toContain('PASS guessme');
});

it('keeps the chosen line where older lines are forgotten, or a line comes that is not there yet', async () => {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  act(() => screen.getByRole('grid').focus());
  await user.keyboard('{End}');
  await waitFor(() => expect(chosen()).toContain('echo request 399'));
  await user.keyboard('{Home}{ArrowDown}{ArrowDown}{ArrowDown}');
  await waitFor(() => expect(chosen()).toContain('echo request 3'));
  lines = lines.slice(2);
  act(() => useLab.setState({ traffic: traffic() }));
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('399'));
  expect(chosen()).toContain('echo request 3');
});

it('chooses the last line where the one that was wanted is gone before it came', async () => {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  act(() => screen.getByRole('grid').focus());
  lines = lines.slice(0, 5);
  await user.keyboard('{End}');
  await waitFor(() => expect(chosen()).toContain('echo request 4'));
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('6');
});

/** Chooses the sixth line and looks at it in full. */
async function lookAtSixth(): Promise<void> {
  const user = userEvent.setup();
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  act(() => screen.getByRole('grid').focus());
  await user.keyboard(`{Home}${'{ArrowDown}'.repeat(5)}{Enter}`);
  const details = await screen.findByRole('region', { name: 'Details' });
  expect(details.textContent).toContain('echo request 5');
}

/** What tells of a line that is chosen. */
const signsOfChoice = (): readonly HTMLElement[] => [
  ...screen.queryAllByRole('region', { name: 'Details' }),
  ...screen.queryAllByRole('row', { selected: true }),
];

it('keeps the line that was chosen, and its details, while its reader scrolls away from it', async () => {
  await lookAtSixth();
  act(() => showLines(300));
  expect(await screen.findByText('echo request 310')).toBeDefined();
  expect(screen.queryByText('echo request 100')).toBeNull();
  expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('echo request 5');
});

it('forgets the line that was chosen where the time line moves before it, with its details', async () => {
  await lookAtSixth();
  act(() => useLab.setState({ past: 3, now: 1005, traffic: traffic() }));
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('7'));
  expect(chosen()).toContain('echo request 5');
  act(() => useLab.setState({ past: 2, now: 1004, traffic: traffic() }));
  await waitFor(() => expect(signsOfChoice().length).toBe(0));
  act(() => useLab.setState({ past: undefined, now: 2000, traffic: traffic() }));
  await waitFor(() => expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('401'));
  await waitFor(() => expect(signsOfChoice().length).toBe(0));
});

it('takes no other message for the one that was chosen after its act was taken back', async () => {
  await lookAtSixth();
  lines = lines.map((one) => (one.index < 5 ? one : { ...one, says: 'echo reply' }));
  act(() => useLab.setState({ traffic: traffic() }));
  await waitFor(() => expect(signsOfChoice().length).toBe(0));
});

it('takes none either where its reader had scrolled away', async () => {
  await lookAtSixth();
  act(() => showLines(300));
  await screen.findByText('echo request 310');
  lines = lines.slice(0, 5);
  act(() => useLab.setState({ traffic: traffic() }));
  await waitFor(() => expect(signsOfChoice().length).toBe(0));
});

it('draws no line anew that stays as it was, and tells how many there are when that is settled', async () => {
  render(<Wire />);
  await screen.findAllByRole('gridcell');
  const before = useWire.getState().slice?.lines ?? [];
  lines = [...lines.map((one) => ({ ...one })), line(400)];
  act(() => useLab.setState({ traffic: traffic() }));
  expect(await screen.findByText('401 messages', { selector: '[aria-hidden]' })).toBeDefined();
  const after = useWire.getState().slice?.lines ?? [];
  expect(after.length).toBeGreaterThan(100);
  expect(after.every((one, at) => one === before[at])).toBe(true);
  await screen.findByText('401 messages', { selector: '[role=status]' }, { timeout: 3000 });
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
