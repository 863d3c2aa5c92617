import { EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import { Unplug } from 'lucide-react';
import { useEffect, useRef, useState, type CSSProperties, type RefObject } from 'react';
import { useMedia } from '../layout/use-media.ts';
import { cableName, cableState, framesOn, framesWord, isWhole, shortPort, type Cable } from './cables.ts';
import { leaves, meeting, NODE } from './layout.ts';

export type CableEdgeType = Edge<
  {
    readonly cable: Cable;
    readonly pouring: 'away' | 'towards' | undefined;
    /** What is shown is the present: what crosses now moves. */
    readonly live: boolean;
    readonly open: boolean;
    readonly onToggle: () => void;
    /** Size of the switch that it leads to. */
    readonly bar: { readonly width: number; readonly height: number } | undefined;
  },
  'cable'
>;

type Point = readonly [x: number, y: number];

const TRIP = 420;
/** Pixels between a machine and the middle of a port's name: upright cables have it beside them, flat ones above. */
const NAMED = { upright: 14, flat: 30 } as const;
/** Pixels between a port and a plug that was pulled out of it. */
const PULLED = 22;

const between = ([x0, y0]: Point, [x1, y1]: Point, part: number): Point => [
  x0 + (x1 - x0) * part,
  y0 + (y1 - y0) * part,
];
const at = ([x, y]: Point): string => `translate(${x}px, ${y}px)`;
const path = ([x0, y0]: Point, [x1, y1]: Point): string => `M${x0} ${y0}L${x1} ${y1}`;

/** A point so many pixels from one end towards the other. */
function off(from: Point, to: Point, pixels: number): Point {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return between(from, to, length === 0 ? 0 : Math.min(0.45, pixels / length));
}

/** Lets a frame run along a line once whenever a count goes up. */
function useFrame(
  count: number,
  live: boolean,
  from: Point,
  to: Point,
  delay: number,
): RefObject<SVGCircleElement | null> {
  const dot = useRef<SVGCircleElement>(null);
  const seen = useRef<number>(undefined);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [a, b] = [at(from), at(to)];
  useEffect(() => {
    const before = seen.current;
    seen.current = live ? count : undefined;
    if (still || !live || before === undefined || count <= before) return;
    dot.current?.animate?.(
      [
        { transform: a, opacity: 1 },
        { transform: b, opacity: 1 },
      ],
      { duration: TRIP, delay, easing: 'ease-in-out' },
    );
  }, [count, live, a, b, delay, still]);
  return dot;
}

/** Turns a short line across a cable. */
const across = ([x0, y0]: Point, [x1, y1]: Point): number => (Math.atan2(y1 - y0, x1 - x0) * 180) / Math.PI;

function Plug({ port, plug }: { readonly port: Point; readonly plug: Point }) {
  const turn = across(port, plug);
  return (
    <>
      <g transform={`translate(${port[0]} ${port[1]}) rotate(${turn})`} className="cable-port">
        <path d="M0 -6V6M5 -3.5H0M5 3.5H0" />
      </g>
      <g transform={`translate(${plug[0]} ${plug[1]}) rotate(${turn})`} className="cable-plug">
        <path d="M0 -5H5V5H0Z" />
      </g>
    </>
  );
}

/** What is said of a cable lies beside it: behind a point of an upright one, below one that lies flat; or before and above. */
const label = ([x, y]: Point, upright: boolean, side: 'on' | 'before' | 'behind'): CSSProperties => {
  const shift = upright
    ? { on: 'translate(-50%, -50%)', before: 'translate(calc(-100% - 10px), -50%)', behind: 'translate(10px, -50%)' }
    : { on: 'translate(-50%, -50%)', before: 'translate(-50%, calc(-100% - 10px))', behind: 'translate(-50%, 10px)' };
  return { position: 'absolute', transform: `translate(${x}px, ${y}px) ${shift[side]}` };
};

/** A cable on the diagram: how it is plugged, what crosses it, and a handle that opens what can be done with it. */
export function CableEdge({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<CableEdgeType>) {
  const [shown, setShown] = useState(false);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const [source, middle]: [Point, Point] = [
    [sourceX, sourceY],
    [targetX, targetY],
  ];
  const bar = data?.bar;
  const target = bar ? meeting(source, middle, bar) : middle;
  const from = leaves(source, NODE, target);
  const to = bar
    ? leaves(
        target,
        { width: bar.width > bar.height ? 24 : bar.width, height: bar.width > bar.height ? bar.height : 24 },
        from,
      )
    : leaves(target, NODE, source);
  const [end, other] = data?.cable.ends ?? [];
  const live = data?.live === true;
  const forth = useFrame(end?.sent ?? 0, live, from, to, 0);
  const back = useFrame(other ? other.sent : (end?.received ?? 0), live, to, from, other ? 0 : TRIP * 0.8);
  if (!data || !end) return null;
  const { cable, open, onToggle, pouring } = data;
  const [start, finish] = [
    end.plugged ? from : off(from, to, PULLED),
    other?.plugged === false ? off(to, from, PULLED) : to,
  ];
  const whole = isWhole(cable);
  const named = shown || open;
  const upright = Math.abs(to[1] - from[1]) >= Math.abs(to[0] - from[0]);
  const name = NAMED[upright ? 'upright' : 'flat'];
  const count = framesWord(framesOn(cable));
  return (
    <>
      <path
        d={path(start, finish)}
        className={clsx(
          'react-flow__edge-path',
          !whole && 'cable-cut',
          named && 'cable-named',
          whole && pouring && `cable-pours cable-${pouring}`,
        )}
      />
      <circle ref={forth} r={4} className="cable-frame" />
      <circle ref={back} r={4} className="cable-frame" />
      <EdgeLabelRenderer>
        {!whole && (
          <svg aria-hidden="true" className="cable-pulled">
            {!end.plugged && <Plug port={from} plug={start} />}
            {other?.plugged === false && <Plug port={to} plug={finish} />}
          </svg>
        )}
        {named && (
          <>
            <span aria-hidden="true" style={label(off(from, to, name), upright, 'before')} className="cable-port-name">
              {shortPort(end.port)}
            </span>
            {other && (
              <span
                aria-hidden="true"
                style={label(off(to, from, name), upright, 'before')}
                className="cable-port-name"
              >
                {shortPort(other.port)}
              </span>
            )}
          </>
        )}
        <button
          type="button"
          style={label(between(from, to, 0.5), upright, whole ? 'on' : 'behind')}
          aria-label={`Cable ${cableName(cable)}, ${cableState(cable)}, ${count}`}
          aria-expanded={open}
          data-cable={cable.id}
          onClick={onToggle}
          onPointerEnter={() => setShown(true)}
          onPointerLeave={() => setShown(false)}
          onFocus={() => setShown(true)}
          onBlur={() => setShown(false)}
          className={clsx('cable-handle nodrag nopan', !whole && 'cable-handle-cut')}
        >
          {whole ? (
            <span aria-hidden="true" className={still ? 'cable-count' : 'cable-knob'}>
              {still && framesOn(cable)}
            </span>
          ) : (
            <>
              <Unplug aria-hidden="true" className="size-3.5" /> Pulled out
            </>
          )}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}
