import type { DeviceView, MarksView, NetworkView, ScenarioView, TaskView, Traffic } from '../bridge/protocol.ts';

/** Data as the engine sends it, for the tests of components. */
export const task = (over: Partial<TaskView> = {}): TaskView => ({
  id: 'secured',
  text: 'The image is secured.',
  points: 5,
  state: 'open',
  earned: over.state === 'done' ? (over.points ?? 5) : 0,
  expected: 'the bootset lists an image archive',
  found: 'no image archive',
  look: 'show secure bootset',
  hints: [],
  ...over,
});

export const marks = (...tasks: readonly TaskView[]): MarksView => ({
  tasks,
  earned: tasks.reduce((sum, one) => sum + one.earned, 0),
  possible: tasks.reduce((sum, one) => sum + one.points, 0),
  solutionShown: false,
});

export const scenario = (over: Partial<ScenarioView> = {}): ScenarioView => ({
  id: 'restore-bootset',
  title: 'Restore a tampered router',
  summary: 'Bring an attacked router back from its secure bootset.',
  level: 'intermediate',
  minutes: 30,
  objectives: ['Boot the secured image'],
  brief: 'The router was attacked. Start with [`dir`](#type).',
  digest: '0000',
  graded: true,
  solved: true,
  ...over,
});

export const device = (over: Partial<DeviceView> = {}): DeviceView => ({
  name: 'R1',
  platform: 'c2911',
  title: 'Cisco 2911',
  at: [0, 0],
  phase: 'ios',
  hostname: 'Branch',
  slots: [],
  clock: '',
  baud: 9600,
  reading: true,
  ...over,
});

const ends = [
  { machine: 'R1', port: 'GigabitEthernet0/0' },
  { machine: 'R2', port: 'GigabitEthernet0/0' },
  { machine: 'PC', port: 'eth0' },
  { machine: 'SRV', port: 'eth0' },
] as const;

/** Two routers, a workstation and a server on a switch. */
export const smallNetwork: NetworkView = {
  hosts: [
    { name: 'PC', kind: 'workstation', at: [0, 2], addresses: ['10.1.1.10/24'] },
    { name: 'SRV', kind: 'server', at: [1, 2], addresses: ['10.1.1.20/24'] },
  ],
  wires: [{ name: 'LAN', kind: 'segment', at: [0.5, 1], ends }],
};

/** What crossed its wires: the first port sent a frame and received two. */
export const traffic = (
  over: { readonly pulled?: readonly string[]; readonly flows?: Traffic['flows'] } = {},
): Traffic => ({
  wires: [
    {
      plugged: ends.map(({ machine, port }) => over.pulled?.includes(`${machine} ${port}`) !== true),
      sent: ends.map((_, index) => (index === 0 ? 1 : 0)),
      received: ends.map((_, index) => (index === 0 ? 2 : 0)),
    },
  ],
  flows: over.flows ?? [],
});
