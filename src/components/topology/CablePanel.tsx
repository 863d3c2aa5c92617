import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { cableName, framesOn, framesWord, portName, shortPort, type Cable } from './cables.ts';
import type { TopologyProps } from './topology-props.ts';

type Acts = Pick<TopologyProps, 'onCable' | 'still'>;

interface PlugButtonsProps extends Acts {
  readonly ends: readonly Cable['ends'][number][];
}

/** Pulls a cable out of its ports, or plugs it in. */
function PlugButtons({ ends, still, onCable }: PlugButtonsProps) {
  return ends.map((end) => (
    <Button
      key={portName(end)}
      size="small"
      disabled={still}
      aria-label={`${end.plugged ? 'Pull out of' : 'Plug into'} ${portName(end)}`}
      onClick={() => onCable(end.machine, end.port, !end.plugged)}
    >
      {end.plugged ? 'Pull out' : 'Plug in'}
      {ends.length > 1 && ` ${end.plugged ? 'of' : 'to'} ${end.machine}`}
    </Button>
  ));
}

interface CablePanelProps extends Acts {
  readonly cable: Cable;
  readonly onClose: () => void;
}

/** What can be done with a cable, below the diagram. Escape closes it. */
export function CablePanel({ cable, onClose, ...acts }: CablePanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus(), [cable.id]);
  return (
    <div
      ref={panel}
      role="group"
      aria-label={`Cable ${cableName(cable)}`}
      className="absolute bottom-0 z-20 flex flex-wrap items-center gap-x-3 gap-y-1 border-line bg-surface px-3 py-1 text-sm max-[799px]:inset-x-0 max-[799px]:border-t min-[800px]:top-1 min-[800px]:bottom-auto min-[800px]:py-0 min-[800px]:left-2 min-[800px]:max-w-[calc(100%-19rem)] min-[800px]:rounded-md min-[800px]:border min-[800px]:shadow-card"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <span className="min-w-0 wrap-anywhere">
        {cableName(cable, shortPort)}{' '}
        <span className="text-xs whitespace-nowrap text-ink-2 tabular-nums">{framesWord(framesOn(cable))}</span>
      </span>
      <span className="ml-auto flex flex-wrap items-center gap-2">
        <PlugButtons ends={cable.ends} {...acts} />
        <IconButton icon={X} label="Close" onClick={onClose} />
      </span>
    </div>
  );
}
