import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { device } from '../test-data.ts';
import { Topology } from './Topology.tsx';

const devices = [
  device({ name: 'R1', phase: 'rommon' }),
  device({ name: 'R2', at: [1, 0], phase: 'off', hostname: 'R2' }),
];
const links = [{ id: 'l', ends: ['R1', 'R2'] }] as const;

it('says the state of every device in words, in a table', () => {
  render(
    <Topology
      trust="Files"
      devices={devices}
      links={links}
      active="R1"
      view="table"
      onOpen={vi.fn()}
      onView={vi.fn()}
    />,
  );
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows[1]).toBe('R1ROM monitorBranchCisco 2911R2');
  expect(rows[2]).toBe('R2OffR2Cisco 2911R1');
});

it('opens a console from the table', async () => {
  const onOpen = vi.fn();
  render(
    <Topology
      trust="Files"
      devices={devices}
      links={links}
      active="R1"
      view="table"
      onOpen={onOpen}
      onView={vi.fn()}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'R2: open its console' }));
  expect(onOpen).toHaveBeenCalledWith('R2');
});

it('opens a console from the diagram, whose devices carry the same words', async () => {
  await import('./Diagram.tsx');
  const onOpen = vi.fn();
  render(
    <Topology
      trust="Files"
      devices={devices}
      links={links}
      active="R1"
      view="diagram"
      onOpen={onOpen}
      onView={vi.fn()}
    />,
  );
  const node = await screen.findByRole('button', {
    name: 'R1, Cisco 2911, ROM monitor: open its console',
    hidden: true,
  });
  node.click();
  expect(onOpen).toHaveBeenCalledWith('R1');
});

it('switches between diagram and table', async () => {
  const onView = vi.fn();
  render(
    <Topology
      trust="Files"
      devices={devices}
      links={links}
      active="R1"
      view="table"
      onOpen={vi.fn()}
      onView={onView}
    />,
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Diagram' }));
  expect(onView).toHaveBeenCalledWith('diagram');
});
