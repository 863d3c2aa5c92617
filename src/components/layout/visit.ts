import { createStore } from 'zustand/vanilla';
import { labStore } from '../../store/lab-store.ts';
import type { LabState } from '../../store/lab-state.ts';
import type { ScenarioSource } from '../../bridge/protocol.ts';
import type { Exam } from '../../scenarios/exam.ts';
import type * as Share from '../../store/share.ts';
import { keepAddress } from './keep-address.ts';
import { FILE_LAB, FILE_QUIZ, resultHref, type Route } from './route.ts';

interface Visit {
  /** An attempt that an address asked for and this browser does not have. */
  readonly missing: string | undefined;
  /** An address whose moment or scenario cannot be read. */
  readonly damaged: boolean;
}

/** What came of following an address. */
export const visitStore = createStore<Visit>()(() => ({ missing: undefined, damaged: false }));

const resume = async (attempt: string): Promise<void> => {
  const found = await labStore.getState().resume(attempt);
  if (!found) visitStore.setState({ missing: attempt });
};

const KINDS = { lab: 'catalogue', quiz: 'quiz' } as const;

type Opening = Extract<Route, { page: 'lab' | 'quiz' }>;

const isSource = ({ page, id }: Opening): boolean => {
  const { source } = labStore.getState();
  if (id === FILE_LAB || id === FILE_QUIZ) return source?.kind === 'file';
  return source?.kind === KINDS[page] && source.id === id;
};

/** The lab that is open is the one an address asks for. */
const isOpen = (route: Opening): boolean => {
  const lab = labStore.getState();
  const { seed, attempt, exam, moment } = route;
  if (
    !isSource(route) ||
    moment !== undefined ||
    (exam !== undefined) !== (lab.exam !== undefined && attempt === undefined)
  )
    return false;
  return (attempt === undefined || lab.attempt === attempt) && (seed === undefined || lab.seed === seed);
};

/** Speed of the lab before its result was looked at: time stands still meanwhile. */
let speedBefore: LabState['speed'] | undefined;

const goOn = (): void => {
  if (speedBefore !== undefined) labStore.getState().setSpeed(speedBefore);
  speedBefore = undefined;
};

const showResult = async (attempt: string): Promise<void> => {
  if (labStore.getState().attempt !== attempt) await resume(attempt);
  const { speed, setSpeed } = labStore.getState();
  speedBefore ??= speed;
  setSpeed(0);
};

/** What opens addresses that carry something: few do. */
const sharing = (): Promise<typeof Share> => import('../../store/share.ts');

/** Opens what an address carries; then the address is that of the attempt. */
const openShared = async (opening: Promise<boolean>): Promise<void> => {
  if (await opening) return keepAddress(true);
  await labStore.getState().close();
  visitStore.setState({ damaged: true });
};

/** An exam that is over has nothing but its result to show. */
const showHandedIn = (): void => {
  const { attempt, examOver, endExam } = labStore.getState();
  if (attempt === undefined || !examOver) return;
  endExam();
  window.location.replace(resultHref(attempt));
};

/** Takes a lab as an exam; one that was handed in shows its result. */
const takeExam = async (source: ScenarioSource, exam: Exam, seed: number | undefined): Promise<void> => {
  await labStore.getState().open(source, { exam, ...(seed !== undefined && { seed }) });
  showHandedIn();
};

/** Opens and closes labs as the address says; the page only shows what is open. */
export async function followRoute(route: Route): Promise<void> {
  const { open, close, status } = labStore.getState();
  visitStore.setState({ missing: undefined, damaged: false });
  void labStore.getState().look();
  if (route.page === 'result') return showResult(route.attempt);
  goOn();
  if (route.page === 'shared') return openShared(sharing().then(({ openSharedFile }) => openSharedFile(route.text)));
  if (route.page !== 'lab' && route.page !== 'quiz') return status.kind === 'closed' ? undefined : close();
  if (isOpen(route)) return showHandedIn();
  if (route.attempt !== undefined) {
    await resume(route.attempt);
    return showHandedIn();
  }
  if (route.id === FILE_QUIZ || route.id === FILE_LAB) return close();
  const source = { kind: KINDS[route.page], id: route.id };
  const { moment } = route;
  if (moment !== undefined)
    return openShared(sharing().then(({ openMoment }) => openMoment(source.kind, route.id, route.seed ?? 0, moment)));
  if (route.exam) return takeExam(source, route.exam, route.seed);
  return open(source, route.seed === undefined ? {} : { seed: route.seed });
}
