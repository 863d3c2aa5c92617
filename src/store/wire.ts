import { create } from 'zustand';
import type { WireFile, WireFilter, WireLine, WireSlice } from '../bridge/protocol.ts';
import { useLab, type LabState } from './lab.ts';
import { takesNothing } from './takes-nothing.ts';

interface WireState {
  /** What crossed the wires, as far as it is shown; undefined until somebody watches. */
  readonly slice: WireSlice | undefined;
  readonly filter: WireFilter;
  /** The line that its reader chose, for as long as it is among those that are shown, fetched or not. */
  readonly chosen: WireLine | undefined;
  /** A place whose line is to be chosen when it comes. */
  readonly wanted: number | undefined;
}

/** The row that is chosen, by its place among all that are shown. */
export const chosenRow = ({ wanted, slice }: WireState): number | undefined => wanted ?? slice?.sought;

const everything: WireFilter = { text: '', protocol: '', wire: '', conversation: '' };

export const useWire = create<WireState>()(() => ({
  slice: undefined,
  filter: everything,
  chosen: undefined,
  wanted: undefined,
}));

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

const same = (a: WireLine, b: WireLine): boolean =>
  a.at === b.at && a.says === b.says && a.from === b.from && a.to === b.to;

/** A place among those that there are: the last where there are fewer; undefined where there are none. */
const lastOf = ({ count }: WireSlice, row: number): number | undefined =>
  count === 0 ? undefined : Math.min(row, count - 1);

/** Shows a slice. Lines that did not change stay what they were, so that they are not drawn anew. */
function take(slice: WireSlice, seek: number | undefined): void {
  useWire.setState((before) => {
    const known = new Map(before.slice?.lines.map((line) => [line.index, line]));
    const lines = slice.lines.map((line) => {
      const old = known.get(line.index);
      return old && same(old, line) ? old : line;
    });
    const wanted = before.wanted === undefined ? undefined : lastOf(slice, before.wanted);
    const arrived = wanted === undefined ? undefined : lines[wanted - slice.from];
    if (arrived) return { slice: { ...slice, lines, sought: wanted }, chosen: arrived, wanted: undefined };
    const { chosen } = before;
    const at = lines.findIndex(({ index }) => index === chosen?.index);
    const elsewhere = seek === chosen?.index ? slice.sought : undefined;
    const found = lines[at];
    // An act that was taken back, and a time line moved back, take lines along; another may come in the place of one.
    const gone = found ? chosen && !same(chosen, found) : seek === chosen?.index && elsewhere === undefined;
    if (gone) return { slice: { ...slice, lines, sought: undefined }, chosen: undefined, wanted };
    return { slice: { ...slice, lines, sought: found ? slice.from + at : elsewhere }, chosen: found ?? chosen, wanted };
  });
  const { wanted } = useWire.getState();
  if (wanted !== undefined) showLines(wanted);
}

async function look(): Promise<void> {
  again = asking;
  const { status, attempt, ask } = useLab.getState();
  if (asking || status.kind !== 'running') return;
  asking = true;
  const seek = useWire.getState().chosen?.index;
  const question = { from: Math.max(0, first - BEFORE), limit: LINES, filter: filterNow(), seek };
  const slice = await ask('wire', question).catch(() => undefined); // an engine that died meanwhile says so itself
  asking = false;
  if (slice && useLab.getState().attempt === attempt) take(slice, seek);
  if (again) void look();
}

/** Shows what is around a line, by its place among all that are shown. */
export function showLines(from: number): void {
  first = from;
  const { slice } = useWire.getState();
  const shown = slice && from >= slice.from + (slice.from === 0 ? 0 : 20) && from + 60 <= slice.from + LINES;
  if (!shown) void look();
}

/** Shows only what passes. Whoever follows a conversation, or no longer does, keeps the line that they chose. */
export function filterWire(change: Partial<WireFilter>): void {
  useWire.setState(({ filter, chosen }) => ({
    filter: { ...filter, ...change },
    chosen: change.conversation === undefined ? undefined : chosen,
    wanted: undefined,
  }));
  void look();
}

/** Chooses the line at a place among those that are shown, or none. One that was not fetched yet is chosen when it comes. */
export function chooseRow(row: number | undefined): void {
  const { slice } = useWire.getState();
  const chosen = row === undefined ? undefined : slice?.lines[row - slice.from];
  if (slice && (chosen || row === undefined))
    useWire.setState({ chosen, wanted: undefined, slice: { ...slice, sought: row } });
  else useWire.setState({ wanted: row });
  if (row !== undefined && !chosen) showLines(row);
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
    useWire.setState({ slice: undefined, filter: everything, chosen: undefined, wanted: undefined });
  };
}

/** What is shown, all of it, as text. */
export const wireText = (): Promise<string> => useLab.getState().ask('wireText', filterNow());

/** All that crossed the wires until the moment that is shown, as a file for programs that read captures. */
export const wireCapture = (): Promise<WireFile> => useLab.getState().ask('pcap', filterNow().until ?? null);

/** The bytes of a line. */
export const wireBytes = (index: number): Promise<Uint8Array> => useLab.getState().ask('wireBytes', index);
