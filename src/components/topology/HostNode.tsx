import { Monitor, Server } from 'lucide-react';
import type { Node, NodeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import type { HostView } from '../../bridge/protocol.ts';
import { Ends } from './Ends.tsx';
import { hostWord } from './host-word.ts';
import { NODE } from './layout.ts';

export type HostNodeType = Node<
  { readonly host: HostView; readonly active: boolean; readonly onOpen: (() => void) | undefined },
  'host'
>;

const look = 'flex items-center gap-3 border px-3 text-left';

function Words({ host: { name, kind, addresses } }: { readonly host: HostView }) {
  const Icon = kind === 'workstation' ? Monitor : Server;
  const [first = '', ...more] = addresses;
  return (
    <>
      <Icon aria-hidden="true" strokeWidth={1.5} className="size-7 shrink-0 text-ink-2" />
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="font-semibold">{name}</span>
        <span className="text-xs text-ink-2">{hostWord[kind]}</span>
        <span className="truncate font-mono text-xs text-ink-2" title={addresses.join(', ')}>
          {first.replace(/\/.*/, '')}
          {more.length > 0 && ` +${more.length}`}
        </span>
      </span>
    </>
  );
}

/** A workstation or server on the diagram; a click or Enter opens the console of one that has one. */
export function HostNode({ data: { host, active, onOpen } }: NodeProps<HostNodeType>) {
  const style = { width: NODE.width, height: NODE.height };
  return (
    <>
      <Ends />
      {onOpen ? (
        <button
          type="button"
          aria-label={`${host.name}, ${hostWord[host.kind].toLowerCase()}, ${host.addresses.join(', ')}: open its console`}
          aria-pressed={active}
          onClick={onOpen}
          style={style}
          className={clsx(
            look,
            'bg-raised shadow-card',
            active ? 'border-accent' : 'border-line-strong hover:border-ink-2',
          )}
        >
          <Words host={host} />
        </button>
      ) : (
        <div style={style} className={clsx(look, 'border-line-strong bg-surface')}>
          <Words host={host} />
        </div>
      )}
    </>
  );
}
