import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { settingsStore } from '../../store/settings-store.ts';
import { device, smallNetwork, traffic } from '../test-data.ts';
import { Topology } from './Topology.tsx';

const devices = [
  device({ name: 'R1', phase: 'rommon' }),
  device({ name: 'R2', at: [1, 0], phase: 'off', hostname: 'R2' }),
];
const links = [{ id: 'l', ends: ['R1', 'R2'] }] as const;

type Props = ComponentProps<typeof Topology>;

function show(over: Partial<Props>): Props {
  const props: Props = {
    trust: 'Files',
    devices,
    links,
    network: undefined,
    traffic: undefined,
    consoles: ['R1', 'R2', 'PC'],
    active: 'R1',
    still: false,
    places: 'mine',
    view: 'table',
    onOpen: vi.fn(),
    onView: vi.fn(),
    onCable: vi.fn(),
    ...over,
  };
  render(<Topology {...props} />);
  return props;
}

const rows = (table: string): readonly (string | null)[] =>
  within(screen.getByRole('table', { name: table }))
    .getAllByRole('row')
    .map((row) => row.textContent);

it('says the state of every device in words, in a table', () => {
  show({});
  expect(rows('Devices').slice(1)).toEqual(['R1ROM monitorBranchCisco 2911R2', 'R2OffR2Cisco 2911R1']);
});

it('opens a console from the table', async () => {
  const { onOpen } = show({});
  await userEvent.click(screen.getByRole('button', { name: 'R2: open its console' }));
  expect(onOpen).toHaveBeenCalledWith('R2');
});

it('opens a console from the diagram, whose devices carry the same words', async () => {
  await import('./Diagram.tsx');
  const { onOpen } = show({ view: 'diagram' });
  const node = await screen.findByRole('button', {
    name: 'R1, Cisco 2911, ROM monitor: open its console',
    hidden: true,
  });
  node.click();
  expect(onOpen).toHaveBeenCalledWith('R1');
});

it('switches between diagram and table', async () => {
  const { onView } = show({});
  await userEvent.click(screen.getByRole('radio', { name: 'Diagram' }));
  expect(onView).toHaveBeenCalledWith('diagram');
});

describe('a network', () => {
  const network = { links: [], network: smallNetwork, traffic: traffic({ pulled: ['R2 GigabitEthernet0/0'] }) };

  it('has its hosts and cables in the table, and says which are pulled out', () => {
    show(network);
    expect(rows('Hosts').slice(1)).toEqual(['PCWorkstation10.1.1.10/24LAN', 'SRVServer10.1.1.20/24LAN']);
    expect(rows('Cables').slice(1, 3)).toEqual([
      'R1 GigabitEthernet0/0switch LANplugged in12Pull out',
      'R2 GigabitEthernet0/0switch LANpulled out00Plug in',
    ]);
    expect(screen.queryByRole('button', { name: /^SRV/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'PC: open its console' })).toBeDefined();
  });

  it('has cables that are pulled and plugged from the table', async () => {
    const { onCable } = show(network);
    await userEvent.click(screen.getByRole('button', { name: 'Pull out of R1 GigabitEthernet0/0' }));
    await userEvent.click(screen.getByRole('button', { name: 'Plug into R2 GigabitEthernet0/0' }));
    expect(vi.mocked(onCable).mock.calls).toEqual([
      ['R1', 'GigabitEthernet0/0', false],
      ['R2', 'GigabitEthernet0/0', true],
    ]);
  });

  it('takes nothing where the lab takes nothing', () => {
    show({ ...network, still: true });
    for (const button of screen.getAllByRole('button', { name: /^(Pull|Plug) / }))
      expect(button).toHaveProperty('disabled', true);
  });

  it('shows port and plug of a cable that is pulled out before the machines', async () => {
    await import('./Diagram.tsx');
    show({ ...network, view: 'diagram' });
    await screen.findByText('Pulled out');
    const front = document.querySelector('.react-flow__edgelabel-renderer');
    expect(document.querySelectorAll('.cable-port, .cable-plug')).toHaveLength(2);
    expect(front?.querySelectorAll('.cable-port, .cable-plug')).toHaveLength(2);
  });

  it('forgets where its parts were put when it is to arrange itself again', async () => {
    await import('./Diagram.tsx');
    settingsStore.getState().setPanels('topology mine', { 'R1 x': 40, 'R1 y': 50 });
    show({ ...network, view: 'diagram' });
    (await screen.findByRole('button', { name: 'Arrange the topology anew', hidden: true })).click();
    expect(settingsStore.getState().panels['topology mine']).toEqual({});
  });
});
