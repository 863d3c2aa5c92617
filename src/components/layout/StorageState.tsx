import { CloudOff, Download, HardDrive } from 'lucide-react';
import { Button } from '../ui/Button.tsx';

interface StorageStateProps {
  readonly state: 'saved' | 'window-only' | 'failed';
  /** Saves the current attempt as a file; absent where there is none. */
  readonly onSaveFile?: (() => void) | undefined;
}

const words = {
  saved: 'Saved on this device',
  'window-only': 'Progress stays in this window',
  failed: 'Not saved: storage is full or denied',
} as const;

/** Whether what is typed will be there tomorrow, and a way to keep it when it will not. */
export function StorageState({ state, onSaveFile }: StorageStateProps) {
  const Icon = state === 'saved' ? HardDrive : CloudOff;
  return (
    <div role="status" className="flex min-w-0 items-center gap-1 text-xs text-ink-2">
      <span
        className={
          state === 'saved'
            ? 'flex items-center gap-1.5 px-1 max-md:sr-only'
            : 'flex items-center gap-1.5 px-1 text-warn'
        }
      >
        <Icon aria-hidden="true" className="size-3.5 shrink-0 max-sm:hidden" />
        <span className="max-sm:line-clamp-2">{words[state]}</span>
      </span>
      {state !== 'saved' && onSaveFile && (
        <Button look="quiet" size="small" className="text-xs!" onClick={onSaveFile}>
          <Download aria-hidden="true" className="size-3.5" />
          Save file
        </Button>
      )}
    </div>
  );
}
