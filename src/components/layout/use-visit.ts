import { hookFor } from '../../store/hook.ts';
import { visitStore } from './visit.ts';

/** What came of following an address. */
export const useVisit = hookFor(visitStore);
