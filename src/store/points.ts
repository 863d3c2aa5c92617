import { pointsOf, type Point } from '../bridge/journal/points.ts';
import { labStore } from './lab-store.ts';

/** The points of the open session's time line, of all inputs or the first so many. */
export const pointsSoFar = (inputs?: number): readonly Point[] => pointsOf(labStore.getState().entries(inputs));
