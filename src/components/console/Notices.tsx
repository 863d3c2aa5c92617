import type { ReactNode } from 'react';
import { useLab } from '../../store/lab.ts';
import { Button } from '../ui/Button.tsx';

/** Lines above a terminal that say why it does not do what one expects, and what to do. */
export function Notices({ console }: { readonly console: string }) {
  const takesNothing = useLab((lab) => lab.readOnly || lab.examOver);
  const past = useLab((lab) => lab.past !== undefined);
  const off = useLab((lab) => lab.devices.some(({ name, phase }) => name === console && phase === 'off'));
  const { look, power, focusConsole } = useLab.getState();
  const goBack = (): void => void look().then(() => focusConsole(console));
  const switchOn = (): void => {
    power(console, true);
    focusConsole(console);
  };
  return (
    <div role="status">
      {past && (
        <Line action="Back to now" onAct={goBack}>
          You are looking at an earlier moment: nothing can be typed here.
        </Line>
      )}
      {off && !takesNothing && !past && (
        <Line action="Switch on" onAct={switchOn}>
          {console} has no power.
        </Line>
      )}
    </div>
  );
}

interface LineProps {
  readonly children: ReactNode;
  readonly action: string;
  readonly onAct: () => void;
}

function Line({ children, action, onAct }: LineProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-2.5 py-1 text-sm">
      <span>{children}</span>
      <Button size="small" onClick={onAct}>
        {action}
      </Button>
    </div>
  );
}
