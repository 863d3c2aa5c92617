import { hookFor } from './hook.ts';
import { labStore } from './lab-store.ts';

export type { LabState } from './lab-state.ts';

/** The open lab, for components. */
export const useLab = hookFor(labStore);
