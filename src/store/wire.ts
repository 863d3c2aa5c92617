import { create } from 'zustand';
import type { WireFile, WireFilter, WireSlice } from '../bridge/protocol.ts';
import { useLab, type LabState } from './lab.ts';
import { takesNothing } from './takes-nothing.ts';

interface WireState {
  /** What crossed the wires, as far as it is shown; undefined until somebody watches. */
  readonly slice: WireSlice | undefined;
  readonly filter: WireFilter;
}

const everything: WireFilter = { text: '', protocol: '', wire: '', conversation: '' };

export const useWire = create<WireState>()(() => ({ slice: undefined, filter: everything }));

/** Lines that are fetched at a time, and how many of them lie before the first that is seen. */
const LINES = 160;
const BEFORE = 60;

/** The first line that is seen. */
let first = 0;
let asking = false;
let again = false;

/** What is looked at: up to the moment of the time line, when one is shown. */
const filterNow = (): WireFilter & { readonly until?: number } => {
  const { past, now } = useLab.getState();
  const { filter } = useWire.getState();
  return past === undefined ? filter : { ...filter, until: now };
};

async function look(): Promise<void> {
  again = asking;
  const { status, attempt, ask } = useLab.getState();
  if (asking || status.kind !== 'running') return;
  asking = true;
  const filter = filterNow();
  const slice = await ask('wire', { from: Math.max(0, first - BEFORE), limit: LINES, filter }).catch(() => undefined); // an engine that died meanwhile says so itself
  asking = false;
  if (slice && useLab.getState().attempt === attempt) useWire.setState({ slice });
  if (again) void look();
}

/** Shows what is around a line, by its place among all that are shown. */
export function showLines(from: number): void {
  first = from;
  const { slice } = useWire.getState();
  const shown = slice && from >= slice.from + (slice.from === 0 ? 0 : 20) && from + 60 <= slice.from + LINES;
  if (!shown) void look();
}

/** Shows only what passes. */
export function filterWire(change: Partial<WireFilter>): void {
  useWire.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
  void look();
}

/** Whoever looks at the wire is known to have done so: a task may ask for it. */
function noteOpened(state: LabState): void {
  if (takesNothing(state) || state.status.kind !== 'running') return;
  const noted = state.journal()?.entries.some(({ input }) => input.kind === 'note' && input.topic === 'wire');
  if (noted === false) state.note('wire', 'opened');
}

/** Keeps the lines up to date until the function that comes back is called. */
export function watchWire(): () => void {
  noteOpened(useLab.getState());
  void look();
  const stop = useLab.subscribe((state, before) => {
    if (state.status !== before.status) noteOpened(state);
    if (state.traffic !== before.traffic || state.past !== before.past || state.status !== before.status) void look();
  });
  return () => {
    stop();
    first = 0;
    useWire.setState({ slice: undefined, filter: everything });
  };
}

/** What is shown, all of it, as text. */
export const wireText = (): Promise<string> => useLab.getState().ask('wireText', filterNow());

/** All that crossed the wires until the moment that is shown, as a file for programs that read captures. */
export const wireCapture = (): Promise<WireFile> => useLab.getState().ask('pcap', filterNow().until ?? null);

/** The bytes of a line. */
export const wireBytes = (index: number): Promise<Uint8Array> => useLab.getState().ask('wireBytes', index);
