import { clsx } from 'clsx';
import { Info, TriangleAlert } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import type { Banner } from './banners.ts';

type Act = Banner['actions'][number];

interface BannersProps {
  readonly banners: readonly Banner[];
  readonly onAct: (act: Act) => void;
}

const words: Readonly<Record<Act, string>> = {
  undo: 'Undo the last input',
  'save-record': 'Save the session record',
  dismiss: 'Dismiss',
  'dismiss-unread': 'Dismiss',
  'take-over': 'Take over here',
};

/** Lines that say what is out of the ordinary, and what can be done about it. */
export function Banners({ banners, onAct }: BannersProps) {
  return (
    <div role="status" className="contents">
      {banners.map(({ id, text, actions, quiet }) => (
        <div
          key={id}
          className={clsx(
            'flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-1.5 text-sm',
            quiet ? 'bg-surface' : 'bg-warn-soft',
          )}
        >
          {quiet ? (
            <Info aria-hidden="true" className="size-4 shrink-0 text-ink-2" />
          ) : (
            <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
          )}
          <span className="min-w-48 flex-1 wrap-anywhere">{text}</span>
          {actions.map((act) => (
            <Button key={act} size="small" onClick={() => onAct(act)}>
              {words[act]}
            </Button>
          ))}
        </div>
      ))}
    </div>
  );
}
