import type { LabState } from '../../store/lab-state.ts';
import type { Arrangement } from './arrangement.ts';

/** What of a lab decides how much room its parts take. */
interface Shown {
  readonly consoles: number;
  /** There is more than a lone device to draw. */
  readonly several: boolean;
  readonly wired: boolean;
}

type Open = Pick<LabState, 'consoles' | 'network' | 'source'>;

/** What src/first.ts says of the lab that the page begins with, before that is open. */
function announced(): Shown {
  const { consoles, wired } = document.documentElement.dataset;
  return { consoles: Number(consoles ?? 1), several: consoles !== undefined, wired: wired !== undefined };
}

/** What is known of a lab, open or not. */
export function shapeOf({ consoles, network, source }: Open): Shown {
  const first = source?.kind === 'catalogue' && source.id === document.documentElement.dataset['lab'];
  if (first) return announced();
  const wired = network !== undefined;
  return { consoles: consoles.length, several: consoles.length > 1 || wired, wired };
}

/** Whether there is more than a lone device to draw. */
export const drawsSeveral = (lab: Open): boolean => shapeOf(lab).several;

/** Whether there are wires to look at. */
export const isWired = (lab: Open): boolean => shapeOf(lab).wired;

/** Distances from the window's edges in pixels. */
export interface Inset {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface View extends Shown {
  readonly width: number;
  readonly height: number;
}

const BAR = 45;
const TABS = 41;
const CONSOLE_TABS = 36;
const TOOLBAR = 37;
const TOOLBAR_IN_TWO_ROWS = 66;
const HINT = 23;
const FOLDED = { guide: 42, topology: 37 } as const;
const NARROW = 800;
const MIN_GUIDE = 280;
const GUIDE_SHARE = 30;
/** Height of the topology until its reader chooses one: with a lone device, and with several. */
export const TOPOLOGY = { one: 156, several: 216 } as const;

/** Percent of the height that a view to be read gets until a reader chooses. */
export const READABLE = 55;

/** Whether the topology shows something to read. */
export const isRead = ({ topologyView }: Arrangement, wired: boolean): boolean =>
  topologyView === 'trust' || (wired && topologyView !== 'diagram');

/** Pixels of the topology while it is not folded. */
function topologyHeight({ height, several, wired }: View, arrangement: Arrangement): number {
  const { rows, readingRows } = arrangement;
  const percent = (share: number): number => ((height - 2 * BAR) * share) / 100;
  const drawn = rows?.topology === undefined ? TOPOLOGY[several ? 'several' : 'one'] : percent(rows.topology);
  if (!isRead(arrangement, wired)) return drawn;
  const chosen = readingRows?.topology;
  return chosen === undefined ? Math.max(drawn, percent(READABLE)) : percent(chosen);
}

/** Where the terminal of a lab page will be, near enough to show it there before the page has come. */
export function earlyInset(view: View, arrangement: Arrangement): Inset {
  const { width, consoles } = view;
  const { columns, guideFolded, topologyFolded } = arrangement;
  const tabs = consoles > 1 ? CONSOLE_TABS : 0;
  const bottom = BAR + HINT;
  if (width < NARROW) return { top: BAR + TABS + tabs + TOOLBAR_IN_TWO_ROWS, right: 0, bottom, left: 0 };
  const share = (columns?.guide ?? GUIDE_SHARE) / 100;
  const guide = Math.max(MIN_GUIDE, width * share + 1 - share); // a line beside it
  const topology = topologyHeight(view, arrangement);
  return {
    top: Math.round(BAR + (topologyFolded ? FOLDED.topology : topology) + tabs + TOOLBAR),
    right: 0,
    bottom,
    left: guideFolded ? FOLDED.guide : guide,
  };
}

/** Makes an element lie at that place. */
export function placeEarly(frame: HTMLElement, arrangement: Arrangement, shown: Shown): void {
  frame.setAttribute('aria-label', 'Terminal');
  const inset = earlyInset({ width: window.innerWidth, height: window.innerHeight, ...shown }, arrangement);
  frame.className = 'fixed overflow-hidden bg-term font-mono';
  for (const [side, distance] of Object.entries(inset)) frame.style.setProperty(side, `${distance}px`);
}

/** Sets the frame of a lab in the page's HTML up as its reader set the lab page up. */
export function arrangeFrame(frame: HTMLElement, arrangement: Arrangement): void {
  const shape = announced();
  const untabbed = { ...shape, width: window.innerWidth, height: window.innerHeight, consoles: 1 };
  const { top, left } = earlyInset(untabbed, arrangement);
  const { columns, rows, guideFolded, topologyFolded } = arrangement;
  if (columns || guideFolded) frame.style.setProperty('--guide', `${left}px`);
  if (rows || topologyFolded || isRead(arrangement, shape.wired))
    frame.style.setProperty('--topology', `${top - BAR - TOOLBAR}px`);
}
