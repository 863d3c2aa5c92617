import { PanelLeftOpen } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef, type Layout } from 'react-resizable-panels';
import { IconButton } from '../ui/IconButton.tsx';
import type { Arrangement, Shares } from './arrangement.ts';
import { isRead, READABLE, TOPOLOGY } from './early-frame.ts';
import { useFoldFocus } from './use-fold-focus.ts';

interface LabLayoutProps {
  readonly guide: ReactNode;
  readonly topology: ReactNode;
  /** What is left of the topology when it is folded. */
  readonly topologyLine: ReactNode;
  readonly console: ReactNode;
  readonly arrangement: Arrangement;
  /** There is more than a lone device to draw. */
  readonly several: boolean;
  /** It has wires to look at. */
  readonly wired: boolean;
  readonly onArrange: (change: Partial<Arrangement>) => void;
}

const grip =
  'relative shrink-0 bg-line transition-colors hover:bg-accent data-[separator=active]:bg-accent data-[separator=focus]:bg-accent focus-visible:z-10 focus-visible:outline-offset-0';

const shares = (saved: Shares | undefined): { readonly defaultLayout?: Layout } =>
  saved ? { defaultLayout: saved } : {};

/** Gives the topology more room while it shows something to read, and takes it back afterwards. */
const useRoom = (reading: boolean, chosen: number | undefined) => {
  const panel = usePanelRef();
  const before = useRef<number>(undefined);
  const wanted = useEffectEvent((now: number): number => chosen ?? Math.max(now, READABLE));
  useEffect(() => {
    const { current } = panel;
    if (!current) return;
    if (reading) {
      before.current = current.getSize().asPercentage;
      current.resize(`${wanted(before.current)}%`);
    } else if (before.current !== undefined) {
      current.resize(`${before.current}%`);
      before.current = undefined;
    }
  }, [panel, reading]);
  return panel;
};

/** Wide screens: guide at the left, topology above the consoles, all of it resizable. */
export function LabLayout({
  guide,
  topology,
  topologyLine,
  console,
  arrangement,
  several,
  wired,
  onArrange,
}: LabLayoutProps) {
  const { columns, rows, readingRows, guideFolded, topologyFolded } = arrangement;
  useFoldFocus('guide', guideFolded);
  useFoldFocus('topology', topologyFolded);
  const reading = isRead(arrangement, wired);
  const panel = useRoom(reading && !topologyFolded, readingRows?.topology);
  const drawn = TOPOLOGY[several ? 'several' : 'one'];
  useEffect(() => {
    if (!rows && !reading && !topologyFolded) panel.current?.resize(drawn);
  }, [panel, drawn, rows, reading, topologyFolded]);
  return (
    <div className="flex min-h-0 flex-1">
      {guideFolded && (
        <div className="border-r border-line bg-surface p-1">
          <IconButton
            icon={PanelLeftOpen}
            label="Show the guide"
            data-fold="guide"
            onClick={() => onArrange({ guideFolded: false })}
          />
        </div>
      )}
      <Group
        className="min-h-0 min-w-0 flex-1"
        {...shares(guideFolded ? undefined : columns)}
        onLayoutChanged={(layout, { isUserInteraction }) => isUserInteraction && onArrange({ columns: layout })}
      >
        {!guideFolded && (
          <>
            <Panel id="guide" defaultSize="30" minSize={280} maxSize="55" className="h-full">
              {guide}
            </Panel>
            <Separator aria-label="Width of the guide" className={`${grip} w-px`} />
          </>
        )}
        <Panel id="bench" minSize={380}>
          <Group
            orientation="vertical"
            className="h-full"
            {...shares(topologyFolded ? undefined : rows)}
            onLayoutChanged={(layout, { isUserInteraction }) =>
              isUserInteraction && onArrange(reading ? { readingRows: layout } : { rows: layout })
            }
          >
            {!topologyFolded && (
              <>
                <Panel
                  id="topology"
                  panelRef={panel}
                  defaultSize={drawn}
                  minSize={88}
                  maxSize="80"
                  groupResizeBehavior="preserve-pixel-size"
                >
                  {topology}
                </Panel>
                <Separator aria-label="Height of the topology" className={`${grip} h-px`} />
              </>
            )}
            <Panel id="consoles" minSize={140}>
              <div className="flex h-full flex-col">
                {topologyFolded && topologyLine}
                <div className="min-h-0 flex-1">{console}</div>
              </div>
            </Panel>
          </Group>
        </Panel>
      </Group>
    </div>
  );
}
