import { PanelLeftClose } from 'lucide-react';
import { useCallback } from 'react';
import { useLab } from '../../store/lab.ts';
import { Guide } from '../scenario/Guide.tsx';
import { GuideFooter } from '../scenario/GuideFooter.tsx';
import type { Typed } from '../scenario/markdown.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { resultHref } from './route.ts';

interface GuidePaneProps {
  readonly onFold?: (() => void) | undefined;
  /** Called after a command went to the console: a narrow page shows it then. */
  readonly onTyped?: (() => void) | undefined;
}

/** Keeps the place of the guide while the lab opens. */
function Opening() {
  return (
    <div aria-hidden="true" className="space-y-3 px-5 py-6">
      {['w-3/4 h-6', 'w-1/3 h-3', 'w-full h-3 mt-6', 'w-11/12 h-3', 'w-4/5 h-3'].map((size) => (
        <div key={size} className={`rounded-sm bg-hover ${size}`} />
      ))}
    </div>
  );
}

/** The guide of the open lab. */
export function GuidePane({ onFold, onTyped }: GuidePaneProps) {
  const scenario = useLab((state) => state.scenario);
  const marks = useLab((state) => state.marks);
  const readOnly = useLab((state) => state.readOnly);
  const { openHint, showSolution, typeCommand } = useLab.getState();
  const onType = useCallback(
    ({ console, text }: Typed): void => {
      typeCommand(console, text);
      onTyped?.();
    },
    [typeCommand, onTyped],
  );
  const onFinish = (): void => {
    const { attempt, finish } = useLab.getState();
    finish();
    if (attempt !== undefined) window.location.hash = resultHref(attempt);
  };
  return (
    <section
      aria-label="Guide"
      id="guide"
      tabIndex={-1}
      data-region="Guide"
      className="flex h-full flex-col bg-surface outline-none"
    >
      <div className="scroll-quiet relative min-h-0 flex-1">
        {onFold && (
          <div className="absolute top-2 right-2">
            <IconButton icon={PanelLeftClose} label="Fold the guide" onClick={onFold} />
          </div>
        )}
        {scenario && marks ? (
          <Guide
            scenario={scenario}
            marks={marks}
            {...(!readOnly && { onType, onHint: openHint, onSolution: showSolution })}
          />
        ) : (
          <Opening />
        )}
      </div>
      {scenario?.graded && marks && <GuideFooter marks={marks} onFinish={onFinish} />}
    </section>
  );
}
