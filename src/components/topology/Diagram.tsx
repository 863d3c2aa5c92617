import {
  Position,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type Edge,
  type NodeChange,
  type NodeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import './diagram.css';
import { LayoutGrid } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useMedia } from '../layout/use-media.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { CableEdge, type CableEdgeType } from './CableEdge.tsx';
import { CablePanel } from './CablePanel.tsx';
import { cablesOf, otherEnd, pouring } from './cables.ts';
import { DeviceNode, type DeviceNodeType } from './DeviceNode.tsx';
import { HostNode, type HostNodeType } from './HostNode.tsx';
import { arrange, partsOf, place, type Line, type Placed } from './layout.ts';
import { placeAs, usePlaces } from './places.ts';
import { SwitchNode, type SwitchNodeType } from './SwitchNode.tsx';
import type { TopologyProps } from './topology-props.ts';

type PartNode = DeviceNodeType | HostNodeType | SwitchNodeType;

const nodeTypes: NodeTypes = { device: DeviceNode, host: HostNode, switch: SwitchNode };
const edgeTypes = { cable: CableEdge };

/** Room for the switch between the views above, where there is more than a lone device. */
const fitting = (parts: number) => ({
  padding: parts > 1 ? ({ top: '46px', x: '12px', bottom: '10px' } as const) : 0.15,
  maxZoom: 1,
  minZoom: 0.4,
});

/** Pixels that the switch between the views takes. */
const ABOVE = 40;

/** Pixels that a press of an arrow key with Shift moves a machine. */
const NUDGE = 16;
const nudges: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** Keeps everything in view when the panel changes its size. */
function Fit({ arranged, parts }: { readonly arranged: string; readonly parts: number }) {
  const { fitView } = useReactFlow();
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    if (width > 0 && height > 0) void fitView({ ...fitting(parts), duration: still ? 0 : 120 });
  }, [fitView, width, height, arranged, parts, still]);
  return null;
}

/**
 * The size of a box, and where lines begin and end in it. A box that does not bring both is measured anew whenever it is
 * drawn, and its lines, with the handles of cables, are taken away meanwhile.
 */
const sized = (width: number, height: number) => ({
  width,
  height,
  measured: { width, height },
  handles: (['source', 'target'] as const).map((type) => ({
    type,
    position: Position.Top,
    x: (width - 1) / 2,
    y: height / 2,
    width: 1,
    height: 1,
  })),
});

/** Machines, switches and lines as a picture. */
function Canvas({ devices, links, network, traffic, consoles, active, still, places, onOpen, onCable }: TopologyProps) {
  const panel = useRef<HTMLDivElement>(null);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const phone = useMedia('(max-width: 799px)');
  const chosen = usePlaces(places);
  const [dragged, setDragged] = useState<Readonly<Record<string, { readonly x: number; readonly y: number }>>>({});
  const [open, setOpen] = useState<string>();
  /** The cable whose panel was closed: its handle gets the focus back. */
  const returning = useRef<string>(undefined);
  const cables = useMemo(() => cablesOf(network, traffic), [network, traffic]);
  const parts = useMemo(() => partsOf(devices, network), [devices, network]);
  const drawn = links.filter(({ cable }) => !cable);
  const lines: readonly Line[] = [
    ...drawn.map(({ ends }) => ends),
    ...cables.map((cable): Line => [cable.ends[0].machine, otherEnd(cable)]),
  ];
  const own = !phone && chosen.size > 0;
  const placed = own ? place(parts) : arrange(parts, lines, { width, height: height - ABOVE });
  const positioned = placed.map((one): Placed => {
    const at = dragged[`at ${one.part.name}`] ?? (own ? chosen.get(one.part.name) : undefined);
    return at ? { ...one, ...at } : one;
  });

  const keep = (all: readonly Placed[]): void => placeAs(places, all);
  const nodes = positioned.map(({ part, x, y, width: w, height: h }): PartNode => {
    const { name } = part;
    const base = { id: name, position: { x, y }, ...sized(w, h) };
    const device = devices.find((one) => one.name === name);
    if (device) return { ...base, type: 'device', data: { device, active: name === active, onOpen } };
    const host = network?.hosts.find((one) => one.name === name);
    if (!host) return { ...base, type: 'switch', data: { name, size: { width: w, height: h } } };
    const opens = consoles.includes(name) ? () => onOpen(name) : undefined;
    return { ...base, type: 'host', data: { host, active: name === active, onOpen: opens } };
  });
  const edges: (Edge | CableEdgeType)[] = [
    ...drawn.map(({ id, ends: [source, target] }): Edge => ({ id, source, target, type: 'straight' })),
    ...cables.map((cable): CableEdgeType => {
      const bar = positioned.find(({ part }) => part.name === cable.toSwitch);
      return {
        id: `cable ${cable.id}`,
        type: 'cable',
        source: cable.ends[0].machine,
        target: otherEnd(cable),
        data: {
          cable,
          pouring: pouring(cable, traffic?.flows ?? []),
          live: !still,
          open: cable.id === open,
          onToggle: () => setOpen(cable.id === open ? undefined : cable.id),
          bar: bar && { width: bar.width, height: bar.height },
        },
      };
    }),
  ];
  const onNodesChange = (changes: readonly NodeChange<PartNode>[]): void => {
    const moves = changes.flatMap((change) =>
      change.type === 'position' && change.position && change.dragging === true
        ? [[`at ${change.id}`, change.position] as const]
        : [],
    );
    if (moves.length > 0) setDragged((now) => ({ ...now, ...Object.fromEntries(moves) }));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    const by = event.shiftKey ? nudges[event.key] : undefined;
    if (phone || id === undefined || !by) return;
    event.preventDefault();
    keep(positioned.map((one) => (one.part.name === id ? { ...one, x: one.x + by[0], y: one.y + by[1] } : one)));
  };
  const close = (): void => {
    returning.current = open;
    setOpen(undefined);
  };
  useEffect(() => {
    if (open !== undefined || returning.current === undefined) return;
    const handles = panel.current?.querySelectorAll<HTMLElement>('[data-cable]') ?? [];
    [...handles].find((handle) => handle.dataset['cable'] === returning.current)?.focus();
    returning.current = undefined;
  }, [open]);
  const opened = cables.find(({ id }) => id === open);
  return (
    <div ref={panel} role="presentation" className="relative h-full" onKeyDown={onKeyDown}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onNodeDragStop={() => {
          keep(positioned);
          setDragged({});
        }}
        fitView
        fitViewOptions={fitting(nodes.length)}
        minZoom={0.4}
        maxZoom={1.5}
        nodesDraggable={!phone && nodes.length > 1}
        nodeDragThreshold={4}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        deleteKeyCode={null}
        disableKeyboardA11y
        zoomOnScroll={false}
        preventScrolling={false}
      >
        <Fit
          parts={nodes.length}
          arranged={`${nodes.length} ${own} ${own ? '' : placed.map(({ x, y }) => `${x},${y}`).join(' ')}`}
        />
      </ReactFlow>
      {own && (
        <div className="absolute bottom-1.5 left-2">
          <IconButton icon={LayoutGrid} label="Arrange the topology anew" onClick={() => placeAs(places, [])} />
        </div>
      )}
      {opened && <CablePanel cable={opened} still={still} onCable={onCable} onClose={close} />}
    </div>
  );
}

/** The machines and links of a lab as a picture. */
export default function Diagram(props: TopologyProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
