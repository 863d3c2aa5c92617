import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { copyText } from '../console/clipboard.ts';
import { Button } from '../ui/Button.tsx';

interface CopyLinesProps {
  /** What the lines are, for the button's name. */
  readonly label: string;
  readonly lines: readonly string[];
}

/** Text to take elsewhere. */
export function CopyLines({ label, lines }: CopyLinesProps) {
  const text = lines.join('\n');
  const [copied, setCopied] = useState<string>();
  const copy = async (): Promise<void> => {
    if (await copyText(`${text}\n`)) setCopied(text);
  };
  return (
    <div className="mt-1">
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        className="scroll-quiet max-h-56 rounded-md border border-line bg-term px-3 py-2 font-mono text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere text-term-ink"
      >
        {text}
      </pre>
      <Button look="quiet" size="small" aria-label={`Copy: ${label}`} onClick={() => void copy()}>
        {copied === text ? (
          <Check aria-hidden="true" className="size-3.5" />
        ) : (
          <Copy aria-hidden="true" className="size-3.5" />
        )}
        {copied === text ? 'Copied' : 'Copy'}
      </Button>
    </div>
  );
}
