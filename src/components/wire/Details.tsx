import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { WireLine } from '../../bridge/protocol.ts';
import { filterWire, wireBytes } from '../../store/wire.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { hexLines } from './hex-lines.ts';
import { timeWord } from './words.ts';

interface DetailsProps {
  readonly line: WireLine;
  /** When the learner began. */
  readonly begin: number;
  readonly following: boolean;
  readonly onClose: () => void;
}

const useBytes = (index: number): Uint8Array | undefined => {
  const [got, setGot] = useState<{ readonly index: number; readonly bytes: Uint8Array }>();
  useEffect(() => {
    let wanted = true;
    wireBytes(index).then(
      (bytes) => wanted && setGot({ index, bytes }),
      () => {}, // it is no longer kept
    );
    return () => {
      wanted = false;
    };
  }, [index]);
  return got?.index === index ? got.bytes : undefined;
};

/** One line in full: all of what was said, and the bytes. */
export function Details({ line, begin, following, onClose }: DetailsProps) {
  const bytes = useBytes(line.index);
  return (
    <section
      aria-label="Details"
      className="scroll-quiet flex shrink-0 flex-col gap-2 border-line bg-surface px-3 py-2 text-sm max-[799px]:max-h-[45%] max-[799px]:border-t min-[800px]:w-84 min-[800px]:border-l"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="wrap-anywhere">
            {line.from} → {line.to}
          </p>
          <p className="text-xs text-ink-2">
            <span className="font-mono">{timeWord(line.at - begin)}</span> on {line.wire} · {line.protocol} ·{' '}
            {line.bytes} bytes
          </p>
        </div>
        <IconButton icon={X} label="Close the details" onClick={onClose} />
      </div>
      <p className="font-mono text-xs wrap-anywhere whitespace-pre-wrap">{line.says}</p>
      <div>
        <Button size="small" onClick={() => filterWire({ conversation: following ? '' : line.conversation })}>
          {following ? 'Show all conversations' : 'Follow this conversation'}
        </Button>
      </div>
      {bytes && (
        <pre tabIndex={0} aria-label="Bytes" className="overflow-x-auto font-mono text-xs leading-relaxed text-ink-2">
          {hexLines(bytes).join('\n')}
        </pre>
      )}
    </section>
  );
}
