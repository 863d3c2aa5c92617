import { CircleAlert, Download, HardDrive } from 'lucide-react';
import { Button } from '../ui/Button.tsx';

interface StorageStateProps {
  /** Why nothing can be stored; undefined when it can. */
  readonly lost: string | undefined;
  /** Saves the current attempt as a file; absent where there is none. */
  readonly onSaveFile?: (() => void) | undefined;
}

/** Whether what is typed will be there tomorrow, and a way to keep it when it will not. */
export function StorageState({ lost, onSaveFile }: StorageStateProps) {
  if (lost === undefined)
    return (
      <p
        role="status"
        className="flex items-center gap-1.5 px-1.5 text-xs text-ink-2"
        title="Every key is stored as you press it"
      >
        <HardDrive aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="max-md:sr-only">Saved on this device</span>
      </p>
    );
  return (
    <div className="flex items-center gap-1">
      <p role="status" className="flex items-center gap-1.5 px-1 text-xs text-warn" title={lost}>
        <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" />
        <span className="whitespace-nowrap">Progress stays in this window</span>
      </p>
      {onSaveFile && (
        <Button look="quiet" size="small" className="text-xs!" onClick={onSaveFile}>
          <Download aria-hidden="true" className="size-3.5" />
          <span className="max-[23rem]:sr-only">Save file</span>
        </Button>
      )}
    </div>
  );
}
