import { Handle, Position } from '@xyflow/react';

const hidden = 'pointer-events-none! size-1! min-h-0! min-w-0! border-0! bg-transparent! top-1/2! left-1/2!';

/** Where lines of the diagram begin and end: in the middle of a box, out of sight. */
export function Ends() {
  return (
    <>
      <Handle type="target" position={Position.Top} className={hidden} isConnectable={false} />
      <Handle type="source" position={Position.Top} className={hidden} isConnectable={false} />
    </>
  );
}
