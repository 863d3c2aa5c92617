import type { Node, NodeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import type { DeviceView } from '../../bridge/protocol.ts';
import { PhaseMark, phaseWord } from '../ui/PhaseMark.tsx';
import { Ends } from './Ends.tsx';
import { NODE } from './layout.ts';

export type DeviceNodeType = Node<
  { readonly device: DeviceView; readonly active: boolean; readonly onOpen: (console: string) => void },
  'device'
>;

/** A device on the diagram; a click or Enter opens its console. */
export function DeviceNode({ data: { device, active, onOpen } }: NodeProps<DeviceNodeType>) {
  const renamed = device.hostname !== '' && device.hostname !== device.name;
  return (
    <>
      <Ends />
      <button
        type="button"
        aria-label={`${device.name}, ${device.title}, ${phaseWord[device.phase]}: open its console`}
        aria-pressed={active}
        onClick={() => onOpen(device.name)}
        style={{ width: NODE.width, height: NODE.height }}
        className={clsx(
          'flex flex-col justify-center gap-0.5 rounded-lg border bg-raised px-3.5 text-left shadow-card',
          active ? 'border-accent' : 'border-line-strong hover:border-ink-2',
        )}
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="shrink-0 font-semibold">{device.name}</span>
          {renamed && <span className="truncate font-mono text-xs text-ink-2">{device.hostname}</span>}
        </span>
        <span className="truncate text-xs text-ink-2">{device.title}</span>
        <PhaseMark phase={device.phase} />
      </button>
    </>
  );
}
