import type { ReactNode } from 'react';
import { useLab } from '../../store/lab.ts';
import { Button } from '../ui/Button.tsx';

/** Lines above the terminal that say why it does not do what one expects, and what to do. */
export function ConsoleNotices() {
  const status = useLab((lab) => lab.status.kind);
  const readOnly = useLab((lab) => lab.readOnly);
  const replayed = useLab((lab) => lab.replayed);
  const off = useLab(
    (lab) => lab.devices.find(({ name, phase }) => name === lab.activeConsole && phase === 'off')?.name,
  );
  const { takeOver, power } = useLab.getState();
  return (
    <>
      {status === 'recovering' && <Line>The engine is being restarted. What you typed is safe.</Line>}
      {replayed === 'differs' && (
        <Line>
          A newer version of this page replays your session differently: look where you are. Marks you had are kept.
        </Line>
      )}
      {readOnly && (
        <Line
          action={
            <Button size="small" onClick={() => void takeOver()}>
              Take over here
            </Button>
          }
        >
          This attempt is open in another tab. You are watching.
        </Line>
      )}
      {off !== undefined && !readOnly && (
        <Line
          action={
            <Button size="small" onClick={() => power(off, true)}>
              Switch on
            </Button>
          }
        >
          {off} has no power.
        </Line>
      )}
    </>
  );
}

function Line({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-2.5 py-1 text-sm text-ink"
    >
      <span>{children}</span>
      {action}
    </div>
  );
}
