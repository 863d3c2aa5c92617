import { ReactFlow, ReactFlowProvider, useReactFlow, useStore, type Edge, type NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './diagram.css';
import { useEffect, useMemo } from 'react';
import { useMedia } from '../layout/use-media.ts';
import { DeviceNode, type DeviceNodeType } from './DeviceNode.tsx';
import { NODE, place, placeUpright } from './layout.ts';
import type { TopologyProps } from './topology-props.ts';

const nodeTypes: NodeTypes = { device: DeviceNode };

const fitting = { padding: 0.15, maxZoom: 1, minZoom: 0.4 } as const;

/** Keeps everything in view when the panel changes its size. */
function Fit({ count, upright }: { readonly count: number; readonly upright: boolean }) {
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    if (width > 0 && height > 0) void fitView({ ...fitting, duration: still ? 0 : 120 });
  }, [fitView, width, height, count, upright, still]);
  return null;
}

/** The devices and links as a picture. */
export default function Diagram({ devices, links, active, onOpen }: TopologyProps) {
  const upright = useMedia('(max-width: 799px) and (orientation: portrait)');
  const nodes = useMemo(
    () =>
      (upright ? placeUpright : place)(devices).map(
        ({ device, x, y }): DeviceNodeType => ({
          id: device.name,
          type: 'device',
          position: { x, y },
          width: NODE.width,
          height: NODE.height,
          data: { device, active: device.name === active, onOpen },
        }),
      ),
    [devices, active, onOpen, upright],
  );
  const edges = useMemo(
    () => links.map(({ id, ends: [source, target] }): Edge => ({ id, source, target, type: 'straight' })),
    [links],
  );
  return (
    <ReactFlowProvider>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        fitView
        fitViewOptions={fitting}
        minZoom={0.4}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        zoomOnScroll={false}
        preventScrolling={false}
      >
        <Fit count={nodes.length} upright={upright} />
      </ReactFlow>
    </ReactFlowProvider>
  );
}
