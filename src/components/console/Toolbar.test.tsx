import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { useLab } from '../../store/lab.ts';
import { device } from '../test-data.ts';
import { Toolbar } from './Toolbar.tsx';
import { TypedKeys } from './TypedKeys.tsx';

const acts = { sendBreak: vi.fn(), type: vi.fn(), power: vi.fn(), plug: vi.fn() };

beforeEach(() => {
  vi.clearAllMocks();
  useLab.setState({
    ...acts,
    readOnly: false,
    devices: [
      device({
        phase: 'ios',
        slots: [
          { slot: 'flash0', card: 'CompactFlash', inserted: true },
          { slot: 'usbflash0', card: 'USB flash', inserted: true },
        ],
      }),
    ],
  });
});

const show = (): void => void render(<Toolbar console="R1" view={undefined} aid={undefined} onAid={() => {}} />);
const press = (role: 'button' | 'switch', name: RegExp): Promise<void> =>
  userEvent.click(screen.getByRole(role, { name }));

it('sends what a keyboard cannot', async () => {
  show();
  await press('button', /^Break/);
  await press('button', /Ctrl-Shift-6/);
  expect(acts.sendBreak).toHaveBeenCalledWith('R1');
  expect(acts.type).toHaveBeenCalledWith('R1', '\x1e');
});

it('switches power, CompactFlash and USB flash', async () => {
  show();
  expect(screen.getByRole('switch', { name: /Power/ }).getAttribute('aria-checked')).toBe('true');
  await press('switch', /Power/);
  await press('switch', /CompactFlash/);
  await press('switch', /USB flash/);
  expect(acts.power).toHaveBeenCalledWith('R1', false);
  expect(acts.plug.mock.calls).toEqual([
    ['R1', 'flash0', false],
    ['R1', 'usbflash0', false],
  ]);
});

it('shows how a switch stands, not what it would do', async () => {
  show();
  expect(screen.getByRole('switch', { name: 'Power of R1' }).textContent).toBe('Power: on');
  expect(screen.getByRole('switch', { name: 'CompactFlash in flash0 of R1' }).textContent).toBe('Flash: in');
  expect(screen.getByRole('switch', { name: 'USB flash in usbflash0 of R1' }).textContent).toBe('USB: in');
});

it('sends no Break to a device without power', () => {
  useLab.setState({ devices: [device({ phase: 'off' })] });
  show();
  expect(screen.getByRole('button', { name: /^Break/ })).toHaveProperty('disabled', true);
});

it('takes nothing while another tab has the attempt, and says the same of every key', () => {
  useLab.setState({ readOnly: true });
  show();
  render(<TypedKeys console="R1" />);
  const takesNothing = [
    ...within(screen.getByRole('group', { name: 'Controls of R1' })).getAllByRole('button'),
    ...screen.getAllByRole('switch'),
    ...within(screen.getByRole('group', { name: 'More keys' })).getAllByRole('button'),
    screen.getByRole('button', { name: 'Paste' }),
    screen.getByRole('combobox', { name: 'Terminal speed' }),
    screen.getByRole('button', { name: 'Reset R1…' }),
  ];
  expect(takesNothing.filter((control) => !control.matches(':disabled'))).toEqual([]);
  expect(screen.getByRole('button', { name: 'Copy the log' })).toHaveProperty('disabled', false);
});

it('has no Break, no switches and no terminal speed for a workstation', () => {
  useLab.setState({ devices: [] });
  render(<Toolbar console="PC" view={undefined} aid={undefined} onAid={() => {}} />);
  render(<TypedKeys console="PC" />);
  expect(screen.queryByRole('button', { name: /^Break/ })).toBeNull();
  expect(screen.queryByRole('switch')).toBeNull();
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(screen.getByRole('button', { name: /Reset PC/ })).toBeDefined();
});
