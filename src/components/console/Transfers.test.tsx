import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { FlowTraffic } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import Transfers from './Transfers.tsx';

const flow: FlowTraffic = { from: 'SRV', to: 'R1', crosses: [], arrived: 500, size: 1000 };

function shownAt(machine: string, waiting?: readonly string[]): readonly string[] {
  useLab.setState({ traffic: { wires: [], flows: [{ ...flow, ...(waiting && { waiting }) }] } });
  const { unmount } = render(<Transfers machine={machine} />);
  const shown = screen.queryAllByRole('progressbar').map((bar) => bar.getAttribute('aria-label') ?? '');
  unmount();
  return shown;
}

it('shows a transfer at both its ends, and one that one end has given up at the other', () => {
  expect([shownAt('R1'), shownAt('SRV'), shownAt('R2')]).toEqual([['Transfer from SRV'], ['Transfer to R1'], []]);
  expect([shownAt('R1', ['R1']), shownAt('SRV', ['R1'])]).toEqual([['Transfer from SRV'], []]);
});
