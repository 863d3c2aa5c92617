import type { ReactNode } from 'react';
import { useLab } from '../../store/lab.ts';
import { Button } from '../ui/Button.tsx';

/** Lines above a terminal that say why it does not do what one expects, and what to do. */
export function Notices({ console }: { readonly console: string }) {
  const takesNothing = useLab((lab) => lab.readOnly || lab.examOver);
  const past = useLab((lab) => lab.past !== undefined);
  const off = useLab((lab) => lab.devices.some(({ name, phase }) => name === console && phase === 'off'));
  const { power, focusConsole } = useLab.getState();
  const switchOn = (): void => {
    power(console, true);
    focusConsole(console);
  };
  return (
    <div role="status">
      {past && <Line>You are looking at an earlier moment: nothing can be typed here until you go back to now.</Line>}
      {off && !takesNothing && !past && (
        <Line>
          {console} has no power.
          <Button size="small" onClick={switchOn}>
            Switch on
          </Button>
        </Line>
      )}
    </div>
  );
}

function Line({ children }: { readonly children: ReactNode }) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-2.5 py-1 text-sm">
      {children}
    </p>
  );
}
