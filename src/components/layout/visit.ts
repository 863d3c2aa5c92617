import { create } from 'zustand';
import { useLab, type LabState } from '../../store/lab.ts';
import { FILE_QUIZ, type Route } from './route.ts';

interface Visit {
  /** An attempt that an address asked for and this browser does not have. */
  readonly missing: string | undefined;
}

export const useVisit = create<Visit>()(() => ({ missing: undefined }));

const resume = async (attempt: string): Promise<void> => {
  const found = await useLab.getState().resume(attempt);
  if (!found) useVisit.setState({ missing: attempt });
};

const KINDS = { lab: 'catalogue', quiz: 'quiz' } as const;

type Opening = Extract<Route, { page: 'lab' | 'quiz' }>;

const isSource = ({ page, id }: Opening): boolean => {
  const { source } = useLab.getState();
  if (page === 'quiz' && id === FILE_QUIZ) return source?.kind === 'file';
  return source?.kind === KINDS[page] && source.id === id;
};

/** The lab that is open is the one an address asks for. */
const isOpen = (route: Opening): boolean => {
  const lab = useLab.getState();
  const { seed, attempt } = route;
  if (!isSource(route)) return false;
  return (attempt === undefined || lab.attempt === attempt) && (seed === undefined || lab.seed === seed);
};

/** Speed of the lab before its result was looked at: time stands still meanwhile. */
let speedBefore: LabState['speed'] | undefined;

const goOn = (): void => {
  if (speedBefore !== undefined) useLab.getState().setSpeed(speedBefore);
  speedBefore = undefined;
};

const showResult = async (attempt: string): Promise<void> => {
  if (useLab.getState().attempt !== attempt) await resume(attempt);
  const { speed, setSpeed } = useLab.getState();
  speedBefore ??= speed;
  setSpeed(0);
};

/** Opens and closes labs as the address says; the page only shows what is open. */
export async function followRoute(route: Route): Promise<void> {
  const { open, close, status } = useLab.getState();
  useVisit.setState({ missing: undefined });
  if (route.page === 'result') return showResult(route.attempt);
  goOn();
  if (route.page !== 'lab' && route.page !== 'quiz') return status.kind === 'closed' ? undefined : close();
  if (isOpen(route)) return undefined;
  if (route.attempt !== undefined) return resume(route.attempt);
  if (route.page === 'quiz' && route.id === FILE_QUIZ) return close();
  return open({ kind: KINDS[route.page], id: route.id }, route.seed === undefined ? {} : { seed: route.seed });
}
