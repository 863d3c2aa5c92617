import { useLab } from '../../store/lab.ts';

/** Whether what was typed in the open lab is stored nowhere and goes with this window. */
export const useGoneWithWindow = (): boolean =>
  useLab((state) => state.attempt !== undefined && !state.persistence.persistent);
