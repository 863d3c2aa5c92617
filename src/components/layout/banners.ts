import type { LabState } from '../../store/lab.ts';

/** A line above the lab that says what went wrong with the engine; the console itself says the rest. */
export interface Banner {
  readonly id: 'faulted' | 'mistake';
  readonly text: string;
  readonly actions: readonly ('undo' | 'save-record' | 'dismiss')[];
}

/** What the lab has to say about a mistake of ours. */
export const bannersOf = ({ status, fault }: Pick<LabState, 'status' | 'fault'>): readonly Banner[] => {
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
