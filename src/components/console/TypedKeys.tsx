import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { LineSettings } from './LineSettings.tsx';
import { Button } from '../ui/Button.tsx';

/** Keys that browsers keep for themselves or that a screen keyboard lacks: what they do, what they send. */
const keys: readonly { readonly face: string; readonly does: string; readonly sends: string }[] = [
  { face: 'Tab', does: 'complete the word', sends: '\t' },
  { face: '?', does: 'help', sends: '?' },
  { face: '↑', does: 'the command before', sends: '\x1b[A' },
  { face: '↓', does: 'the next command', sends: '\x1b[B' },
  { face: '←', does: 'one character back', sends: '\x1b[D' },
  { face: '→', does: 'one character on', sends: '\x1b[C' },
  { face: 'Ctrl-A', does: 'to the start of the line', sends: '\x01' },
  { face: 'Ctrl-C', does: 'cancel', sends: '\x03' },
  { face: 'Ctrl-N', does: 'the next command', sends: '\x0e' },
  { face: 'Ctrl-T', does: 'swap two characters', sends: '\x14' },
  { face: 'Ctrl-V', does: 'take the next key as it is', sends: '\x16' },
  { face: 'Ctrl-W', does: 'erase the word', sends: '\x17' },
  { face: 'Ctrl-Z', does: 'leave configuration', sends: '\x1a' },
  { face: 'Esc', does: 'first of two keys', sends: '\x1b' },
  { face: 'Enter', does: 'run the command', sends: '\r' },
];

export function TypedKeys({ console }: { readonly console: string }) {
  const type = useLab((lab) => lab.type);
  const inert = useLab(takesNothing);
  return (
    <div className="shrink-0 border-b border-line bg-surface">
      <div role="group" aria-label="More keys" className="flex flex-wrap gap-1 px-2.5 py-1.5">
        {keys.map(({ face, does, sends }) => (
          <Button
            key={face}
            size="small"
            title={does}
            aria-label={`${face}: ${does}`}
            className="font-mono"
            disabled={inert}
            onClick={() => type(console, sends)}
          >
            {face}
          </Button>
        ))}
      </div>
      <LineSettings console={console} />
    </div>
  );
}
