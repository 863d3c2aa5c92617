import type { Node, NodeProps } from '@xyflow/react';
import { Ends } from './Ends.tsx';

export type SwitchNodeType = Node<
  { readonly name: string; readonly size: { readonly width: number; readonly height: number } },
  'switch'
>;

/** A switch without a console: what ports are connected by. */
export function SwitchNode({ data: { name, size } }: NodeProps<SwitchNodeType>) {
  return (
    <>
      <Ends />
      <div
        style={size}
        className="flex items-center justify-center gap-1.5 overflow-hidden rounded-full border border-line-strong bg-hover text-xs whitespace-nowrap"
      >
        <span className={size.height > size.width ? '[writing-mode:vertical-rl]' : ''}>
          <span className="font-semibold">{name}</span> <span className="text-ink-2">switch</span>
        </span>
      </div>
    </>
  );
}
