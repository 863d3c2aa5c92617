import { ChevronUp, Table2, Workflow } from 'lucide-react';
import { lazy, Suspense } from 'react';
import type { DeviceView, LinkView } from '../../bridge/protocol.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented, type Choice } from '../ui/Segmented.tsx';
import { DeviceTable } from './DeviceTable.tsx';

export interface TopologyProps {
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  /** Name of the console that is in front. */
  readonly active: string | undefined;
  readonly onOpen: (console: string) => void;
}

export type TopologyView = 'diagram' | 'table';

interface TopologyPanelProps extends TopologyProps {
  readonly view: TopologyView;
  readonly onView: (view: TopologyView) => void;
  /** Folds the panel away; absent where it cannot be. */
  readonly onFold?: (() => void) | undefined;
}

const Diagram = lazy(() => import('./Diagram.tsx'));

const views: readonly Choice<TopologyView>[] = [
  { value: 'diagram', label: 'Diagram', short: <Workflow className="size-3.5" /> },
  { value: 'table', label: 'Table', short: <Table2 className="size-3.5" /> },
];

/** The devices of the lab, how they stand and how they are linked. */
export function Topology({ view, onView, onFold, ...shown }: TopologyPanelProps) {
  return (
    <section aria-label="Topology" data-region="Topology" className="relative flex h-full min-h-0 flex-col bg-page">
      <div className="min-h-0 flex-1">
        {view === 'table' ? (
          <div className="h-full pr-24">
            <DeviceTable {...shown} />
          </div>
        ) : (
          <Suspense fallback={<DeviceTable {...shown} />}>
            <Diagram {...shown} />
          </Suspense>
        )}
      </div>
      <div className="absolute top-1.5 right-2 flex items-center gap-1">
        <Segmented label="Show the topology as" choices={views} value={view} onChange={onView} />
        {onFold && <IconButton icon={ChevronUp} label="Fold the topology" hotkey="F8" onClick={onFold} />}
      </div>
    </section>
  );
}
