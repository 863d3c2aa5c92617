import type { MomentView } from '../bridge/page/client.ts';
import type { Frame } from '../bridge/protocol.ts';
import type { LabState } from './lab-state.ts';
import { resetScreens, screenOf } from './screens.ts';

type Shown = Pick<LabState, 'now' | 'nextDue' | 'devices' | 'traffic' | 'marks' | 'quiz' | 'speed'>;

/** The present of a lab, kept while an earlier moment is shown in its place. */
export interface Held {
  readonly shown: Shown;
  readonly screens: readonly { readonly console: string; readonly text: string }[];
}

export const holdPresent = ({ now, nextDue, devices, traffic, marks, quiz, speed, consoles }: LabState): Held => ({
  shown: { now, nextDue, devices, traffic, marks, quiz, speed },
  screens: consoles.map((console) => ({ console, text: screenOf(console).text })),
});

/** What comes meanwhile belongs to the present. */
export const heldWith = (
  { shown, screens }: Held,
  { now, nextDue, devices, traffic, marks, quiz, output }: Frame,
): Held => ({
  shown: {
    ...shown,
    now,
    nextDue,
    ...(devices && { devices }),
    ...(traffic && { traffic }),
    ...(marks && { marks }),
    ...(quiz && { quiz }),
  },
  screens: screens.map(({ console, text }) => ({
    console,
    text: output.reduce((all, piece) => (piece.console === console ? all + piece.text : all), text),
  })),
});

/** Puts an earlier moment in the place of the present. */
export function showPastView({ at, devices, traffic, marks, quiz, screens }: MomentView): Partial<LabState> {
  resetScreens(screens);
  return { now: at, nextDue: null, devices, traffic, ...(marks && { marks, quiz }), skipping: false };
}

export function showHeld({ shown, screens }: Held): Partial<LabState> {
  resetScreens(screens);
  return shown;
}
