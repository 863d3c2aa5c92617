import type { LabState } from '../../store/lab-state.ts';
import type { Arrangement } from './arrangement.ts';

/** Whether there is more than a lone device to draw. */
export const drawsSeveral = ({ consoles, network }: Pick<LabState, 'consoles' | 'network'>): boolean =>
  consoles.length > 1 || network !== undefined;

/** Distances from the window's edges in pixels. */
export interface Inset {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What of the open lab decides how much room it takes. */
interface Shown {
  readonly consoles: number;
  /** There is more than a lone device to draw. */
  readonly several: boolean;
}

interface View extends Shown {
  readonly width: number;
  readonly height: number;
}

const BAR = 45;
const TABS = 41;
const CONSOLE_TABS = 37;
const TOOLBAR = 37;
const TOOLBAR_IN_TWO_ROWS = 66;
const HINT = 23;
const FOLDED = { guide: 42, topology: 37 } as const;
const NARROW = 800;
const MIN_GUIDE = 280;
const GUIDE_SHARE = 30;
/** Height of the topology until its reader chooses one: with a lone device, and with several. */
export const TOPOLOGY = { one: 156, several: 216 } as const;

/** Where the terminal of a lab page will be, near enough to show it there before the page has come. */
export function earlyInset({ width, height, consoles, several }: View, arrangement: Arrangement): Inset {
  const { columns, rows, guideFolded, topologyFolded } = arrangement;
  const tabs = consoles > 1 ? CONSOLE_TABS : 0;
  const bottom = BAR + HINT;
  if (width < NARROW) return { top: BAR + TABS + tabs + TOOLBAR_IN_TWO_ROWS, right: 0, bottom, left: 0 };
  const guide = Math.max(MIN_GUIDE, (width * (columns?.guide ?? GUIDE_SHARE)) / 100);
  const share = rows?.topology;
  const topology = share === undefined ? TOPOLOGY[several ? 'several' : 'one'] : ((height - 2 * BAR) * share) / 100;
  return {
    top: Math.round(BAR + (topologyFolded ? FOLDED.topology : topology) + tabs + TOOLBAR),
    right: 0,
    bottom,
    left: Math.round(guideFolded ? FOLDED.guide : guide),
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
  const alone = { width: window.innerWidth, height: window.innerHeight, consoles: 1, several: false };
  const { top, left } = earlyInset(alone, arrangement);
  const { columns, rows, guideFolded, topologyFolded } = arrangement;
  if (columns || guideFolded) frame.style.setProperty('--guide', `${left}px`);
  if (rows || topologyFolded) frame.style.setProperty('--topology', `${top - BAR - TOOLBAR}px`);
}
