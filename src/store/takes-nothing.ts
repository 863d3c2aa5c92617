import type { LabState } from './lab-state.ts';

/** Whether the open lab takes no input now: another tab has it, an earlier moment is shown, or its exam is over. */
export const takesNothing = ({ readOnly, past, examOver }: Pick<LabState, 'readOnly' | 'past' | 'examOver'>): boolean =>
  readOnly || past !== undefined || examOver;
