import type { ReactNode } from 'react';
import { useLab } from '../../store/lab.ts';
import { Button } from '../ui/Button.tsx';

/** Lines above a terminal that say why it does not do what one expects, and what to do. */
export function Notices({ console }: { readonly console: string }) {
  const status = useLab((lab) => lab.status.kind);
  const readOnly = useLab((lab) => lab.readOnly);
  const replayed = useLab((lab) => lab.replayed);
  const past = useLab((lab) => lab.past !== undefined);
  const examOver = useLab((lab) => lab.examOver);
  const off = useLab((lab) => lab.devices.some(({ name, phase }) => name === console && phase === 'off'));
  const { look, takeOver, power } = useLab.getState();
  const takeOverButton = (
    <Button size="small" onClick={() => void takeOver()}>
      Take over here
    </Button>
  );
  const powerButton = (
    <Button size="small" onClick={() => power(console, true)}>
      Switch on
    </Button>
  );
  return (
    <div role="status">
      {status === 'recovering' && <Line>The engine is being started again. What you typed is safe.</Line>}
      {replayed === 'differs' && (
        <Line>
          This version of Bootset replays your session differently: look where you are. Your best marks are kept.
        </Line>
      )}
      {past && (
        <Line
          action={
            <Button size="small" onClick={() => void look()}>
              Back to now
            </Button>
          }
        >
          You are looking at an earlier moment: nothing can be typed here.
        </Line>
      )}
      {examOver && <Line>This exam is over: nothing more can be typed.</Line>}
      {readOnly && <Line action={takeOverButton}>Another tab has this attempt; here you are watching.</Line>}
      {off && !readOnly && !past && !examOver && <Line action={powerButton}>{console} has no power.</Line>}
    </div>
  );
}

function Line({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-2.5 py-1 text-sm">
      <span>{children}</span>
      {action}
    </div>
  );
}
