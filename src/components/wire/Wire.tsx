// A table that one moves in line by line, with a line that is chosen, is a grid; its rows and cells say so where they are drawn anew.
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/no-interactive-element-to-noninteractive-role */
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import type { WireLine } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { chooseRow, chosenRow, showLines, useWire, watchWire } from '../../store/wire.ts';
import { Button } from '../ui/Button.tsx';
import { Details } from './Details.tsx';
import { WireBar } from './WireBar.tsx';
import { timeWord } from './words.ts';

/** Pixels of a row; on a narrow page it has two lines. */
const ROW = { wide: 26, narrow: 44 } as const;
const HEAD = 28;

const cell = 'truncate px-2 first:pl-3 last:pr-3';

/** The row that a key leads to. */
function rowFor(key: string, row: number | undefined, count: number, page: number): number | undefined {
  const last = count - 1;
  const from = row ?? (key === 'ArrowUp' || key === 'PageUp' ? count : -1);
  const to: Readonly<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: last,
  };
  const wanted = Object.hasOwn(to, key) ? to[key] : undefined;
  return wanted === undefined || count === 0 ? undefined : Math.min(Math.max(wanted, 0), last);
}

interface RowProps {
  readonly id: string;
  readonly line: WireLine;
  readonly row: number;
  readonly begin: number;
  readonly narrow: boolean;
  readonly wired: boolean;
  readonly selected: boolean;
  readonly onSelect: (row: number) => void;
}

const Row = memo(function Row({ id, line, row, begin, narrow, wired, selected, onSelect }: RowProps) {
  const { at, wire, from, to, protocol, says } = line;
  const time = <span className="font-mono">{timeWord(at - begin)}</span>;
  return (
    <tr
      id={id}
      role="row"
      aria-rowindex={row + 2}
      aria-selected={selected}
      onClick={() => onSelect(row)}
      style={{ height: narrow ? ROW.narrow : ROW.wide }}
      className="cursor-pointer border-b border-line/60 text-xs hover:bg-hover aria-selected:bg-accent-soft"
    >
      {narrow ? (
        <>
          <td role="gridcell" className={cell}>
            {time}
            <br />
            <span className="font-medium">{protocol}</span>
          </td>
          <td role="gridcell" className={cell} title={says}>
            <span className="text-ink-2">
              {from} → {to}
            </span>
            <br />
            {says}
          </td>
        </>
      ) : (
        <>
          <td role="gridcell" className={cell}>
            {time}
          </td>
          {wired && (
            <td role="gridcell" className={cell}>
              {wire}
            </td>
          )}
          <td role="gridcell" className={cell} title={from}>
            {from}
          </td>
          <td role="gridcell" className={cell} title={to}>
            {to}
          </td>
          <td role="gridcell" className={`${cell} font-medium`}>
            {protocol}
          </td>
          <td role="gridcell" className={cell} title={says}>
            {says}
          </td>
        </>
      )}
    </tr>
  );
});

const columnsFor = (narrow: boolean, wired: boolean): readonly (readonly [title: string, width: string])[] =>
  narrow
    ? [
        ['Time', '6.5rem'],
        ['Said', 'auto'],
      ]
    : [
        ['Time', '6.5rem'],
        ...(wired ? ([['Wire', '5rem']] as const) : []),
        ['From', '8rem'],
        ['To', '8rem'],
        ['Protocol', '5.5rem'],
        ['Said', 'auto'],
      ];

/** Why there is nothing to see. */
function Nothing({ total }: { readonly total: number }) {
  return (
    <p role="status" className="px-3 py-3 text-sm text-ink-2">
      {total === 0
        ? 'Nothing has crossed a wire yet. What machines send to each other is listed here.'
        : 'No line passes the filter.'}
    </p>
  );
}

/** Pixels below which a line takes two rows. */
const ROOMY = 560;

/** How high a box is, and whether it has too little room for all columns side by side. */
function useBox(box: RefObject<HTMLElement | null>): { readonly narrow: boolean; readonly room: number } {
  const [size, setSize] = useState({ narrow: false, room: 0 });
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return undefined;
    const look = (): void =>
      setSize({ narrow: current.clientWidth > 0 && current.clientWidth < ROOMY, room: current.clientHeight });
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    look();
    return () => sizes.disconnect();
  }, [box]);
  return size;
}

interface LinesProps {
  readonly row: number | undefined;
  readonly onSelect: (row: number) => void;
  readonly onKey: (key: string, page: number) => boolean;
}

/** The lines as a table, of which only what is seen is there; it grows at its end without taking the reader along. */
function Lines({ row, onSelect, onKey }: LinesProps) {
  const slice = useWire((state) => state.slice);
  const begin = useLab((state) => state.begin);
  const wired = useLab((state) => (state.network?.wires.length ?? 0) > 1);
  const box = useRef<HTMLDivElement>(null);
  const { narrow, room } = useBox(box);
  /** The end is seen and nothing is chosen: what comes is shown. */
  const [following, setFollowing] = useState(true);
  const id = useId();
  const height = narrow ? ROW.narrow : ROW.wide;
  const count = slice?.count ?? 0;
  const page = (): number => Math.max(1, Math.floor(((box.current?.clientHeight ?? 0) - HEAD) / height) - 1);

  useLayoutEffect(() => {
    const { current } = box;
    if (current && following && row === undefined) current.scrollTop = current.scrollHeight;
  }, [count, following, row, height, room]);

  useLayoutEffect(() => {
    const { current } = box;
    if (!current || row === undefined) return;
    const [top, bottom] = [row * height, (row + 1) * height + HEAD];
    if (top < current.scrollTop) current.scrollTop = top;
    else if (bottom > current.scrollTop + current.clientHeight) current.scrollTop = bottom - current.clientHeight;
  }, [row, height, room]);

  const onScroll = (): void => {
    const { current } = box;
    if (!current) return;
    setFollowing(current.scrollHeight - current.scrollTop - current.clientHeight < height);
    showLines(Math.floor(current.scrollTop / height));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.ctrlKey && !event.altKey && !event.metaKey && onKey(event.key, page())) event.preventDefault();
  };
  const { from = 0, lines = [], total = 0 } = slice ?? {};
  const columns = columnsFor(narrow, wired);
  const chosen = row !== undefined && row >= from && row < from + lines.length ? `${id}-${row}` : undefined;
  return (
    <div className="relative min-h-0 min-w-0 flex-1">
      <div ref={box} onScroll={onScroll} className="scroll-quiet h-full">
        <table
          role="grid"
          aria-label="What crossed the wires"
          aria-rowcount={count + 1}
          aria-activedescendant={chosen}
          tabIndex={0}
          data-region-focus
          onKeyDown={onKeyDown}
          className="w-full table-fixed border-separate border-spacing-0 -outline-offset-2! [&_td]:border-b [&_td]:border-line/60"
        >
          <thead className="sticky top-0 z-10 bg-page text-left text-xs text-ink-2">
            <tr role="row" aria-rowindex={1} style={{ height: HEAD }}>
              {columns.map(([title, width]) => (
                <th
                  key={title}
                  role="columnheader"
                  scope="col"
                  style={{ width }}
                  className={`${cell} border-b border-line font-normal`}
                >
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {from > 0 && <tr aria-hidden="true" style={{ height: from * height }} />}
            {lines.map((line, index) => (
              <Row
                key={line.index}
                id={`${id}-${from + index}`}
                row={from + index}
                selected={from + index === row}
                {...{ line, begin, narrow, wired, onSelect }}
              />
            ))}
            {count > from + lines.length && (
              <tr aria-hidden="true" style={{ height: (count - from - lines.length) * height }} />
            )}
          </tbody>
        </table>
        {slice && count === 0 && <Nothing total={total} />}
      </div>
      {!following && row === undefined && (
        <Button
          size="small"
          className="absolute right-4 bottom-2 shadow-card"
          onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight })}
        >
          To the latest
        </Button>
      )}
    </div>
  );
}

/** What crossed the wires, message by message. */
export default function Wire() {
  const slice = useWire((state) => state.slice);
  const filter = useWire((state) => state.filter);
  const past = useLab((state) => state.past);
  const begin = useLab((state) => state.begin);
  const chosen = useWire((state) => state.chosen);
  const row = useWire(chosenRow);
  const [detailed, setDetailed] = useState(false);
  useEffect(watchWire, []);
  const onSelect = useCallback((to: number): void => {
    chooseRow(to);
    setDetailed(true);
  }, []);
  const onKey = (key: string, page: number): boolean => {
    if (key === 'Enter' && row !== undefined) setDetailed(!detailed);
    else if (key === 'Escape' && row !== undefined) {
      setDetailed(false);
      chooseRow(undefined);
    } else {
      const next = rowFor(key, row, slice?.count ?? 0, page);
      if (next === undefined) return false;
      chooseRow(next);
    }
    return true;
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <WireBar />
      {past !== undefined && (
        <p className="shrink-0 px-3 py-1 text-xs text-warn">What had crossed at the moment of the time line.</p>
      )}
      {(slice?.forgotten ?? 0) > 0 && (
        <p className="shrink-0 px-3 py-1 text-xs text-ink-2">{slice?.forgotten} earlier messages are no longer kept.</p>
      )}
      <div className="flex min-h-0 flex-1 max-[799px]:flex-col">
        <Lines row={row} onSelect={onSelect} onKey={onKey} />
        {detailed && chosen && (
          <Details
            line={chosen}
            begin={begin}
            following={filter.conversation !== ''}
            onClose={() => setDetailed(false)}
          />
        )}
      </div>
    </div>
  );
}
