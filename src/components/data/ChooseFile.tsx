import { FileUp } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';

interface ChooseFileProps {
  /** Name of the field for screen readers. */
  readonly label: string;
  readonly accept: string;
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** A button that asks for a file from the reader's disk. */
export function ChooseFile({ label, accept, onFile, children }: ChooseFileProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        tabIndex={-1}
        aria-label={label}
        className="sr-only"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onFile(file);
          target.value = '';
        }}
      />
      <Button onClick={() => input.current?.click()}>
        <FileUp aria-hidden="true" className="size-4" />
        {children}
      </Button>
    </>
  );
}
