import type { LabState } from '../../store/lab.ts';

type Act = 'undo' | 'save-record' | 'dismiss' | 'dismiss-unread' | 'take-over';

/** A line above the lab that says what is out of the ordinary with all of it. */
export interface Banner {
  readonly id: 'faulted' | 'mistake' | 'recovering' | 'watching' | 'over' | 'differs' | 'unread';
  readonly text: string;
  readonly actions: readonly Act[];
  /** Nothing is wrong with the session. */
  readonly quiet?: true;
}

type Told = Pick<LabState, 'status' | 'fault' | 'readOnly' | 'examOver' | 'replayed' | 'unread'>;

/** What the lab has to say about a mistake of ours. */
const ofMistakes = ({ status, fault }: Told): readonly Banner[] => {
  if (status.kind === 'faulted')
    return [
      {
        id: 'faulted',
        text: 'Bootset made a mistake and stopped the lab’s time. What you typed is kept. Undo the last input to go on.',
        actions: ['undo', 'save-record'],
      },
    ];
  if (fault && status.kind === 'running')
    return [
      {
        id: 'mistake',
        text: 'Bootset made a mistake. Your session was brought back; an input that caused it was left out.',
        actions: ['save-record', 'dismiss'],
      },
    ];
  return [];
};

/** What a brought lab's devices left out of their startup configurations. */
function ofUnread({ unread: [first, ...others] }: Told): readonly Banner[] {
  if (!first) return [];
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return [
    {
      id: 'unread',
      text: `${first.device} did not understand a line of its startup configuration: ${first.line}${more}`,
      actions: ['dismiss-unread'],
      quiet: true,
    },
  ];
}

/** What the lab has to say about itself: why it takes nothing, what became of it. */
export const bannersOf = (told: Told): readonly Banner[] => [
  ...ofMistakes(told),
  ...(told.status.kind === 'recovering'
    ? [{ id: 'recovering', text: 'The engine is being started again. What you typed is safe.', actions: [] } as const]
    : []),
  ...(told.replayed === 'differs'
    ? [
        {
          id: 'differs',
          text: 'This version of Bootset replays your session differently: look where you are. Your best marks are kept.',
          actions: [],
        } as const,
      ]
    : []),
  ...(told.examOver ? [{ id: 'over', text: 'This exam is over: it takes nothing more.', actions: [] } as const] : []),
  ...(told.readOnly
    ? [
        {
          id: 'watching',
          text: 'This attempt is open in another tab. Here it stands still, as it was, and takes nothing.',
          actions: ['take-over'],
        } as const,
      ]
    : []),
  ...ofUnread(told),
];
