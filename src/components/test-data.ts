import type { DeviceView, MarksView, ScenarioView, TaskView } from '../bridge/protocol.ts';

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
