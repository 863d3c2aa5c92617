import { useEffect, useId, useRef } from 'react';
import { Button } from '../ui/Button.tsx';

interface PasteBoxProps {
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

/** Where the clipboard may not be read: a field to paste into. */
export function PasteBox({ onPaste, onClose }: PasteBoxProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    <form
      className="shrink-0 border-b border-line bg-surface px-2.5 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        onPaste(field.current?.value ?? '');
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <label htmlFor={id} className="text-xs text-ink-2">
        Text to send to the console; the device reads it line by line
      </label>
      <textarea
        ref={field}
        id={id}
        rows={4}
        spellCheck={false}
        className="mt-1 block w-full rounded-md border border-line-strong bg-raised px-2 py-1 font-mono text-sm"
      />
      <div className="mt-1.5 flex gap-2">
        <Button type="submit" look="primary" size="small">
          Send
        </Button>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
