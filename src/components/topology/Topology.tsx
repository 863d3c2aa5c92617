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

export type TopologyView = 'diagram' | 'table' | 'trust';

interface TopologyPanelProps extends TopologyProps {
  readonly view: TopologyView;
  readonly onView: (view: TopologyView) => void;
  /** Name of the third view: what the scenario lets it show. */
  readonly trust: 'Trust' | 'Files';
  /** Folds the panel away; absent where it cannot be. */
  readonly onFold?: (() => void) | undefined;
}

const Diagram = lazy(() => import('./Diagram.tsx'));
const Trust = lazy(() => import('../trust/Trust.tsx'));

const viewsWith = (trust: 'Trust' | 'Files'): readonly Choice<TopologyView>[] => [
  { value: 'diagram', label: 'Diagram', short: <Workflow className="size-3.5" /> },
  { value: 'table', label: 'Table', short: <Table2 className="size-3.5" /> },
  { value: 'trust', label: trust, short: trust },
];

type ShownProps = TopologyProps & Pick<TopologyPanelProps, 'view' | 'trust'>;

function Shown({ view, trust, ...shown }: ShownProps) {
  switch (view) {
    case 'diagram':
      return (
        <Suspense fallback={<DeviceTable {...shown} />}>
          <Diagram {...shown} />
        </Suspense>
      );
    case 'table':
      return (
        <div className="h-full pr-40">
          <DeviceTable {...shown} />
        </div>
      );
    case 'trust':
      return (
        <div className="flex h-full flex-col">
          <p className="flex min-h-11 shrink-0 items-center border-b border-line px-4 text-sm text-ink-2">
            {trust === 'Trust' ? 'Trust and files' : 'Files'}
          </p>
          <Suspense fallback={null}>
            <Trust />
          </Suspense>
        </div>
      );
  }
}

/** The devices of the lab, how they stand and how they are linked. */
export function Topology({ view, onView, onFold, trust, ...shown }: TopologyPanelProps) {
  return (
    <section aria-label="Topology" data-region="Topology" className="relative flex h-full min-h-0 flex-col bg-page">
      <div className="min-h-0 flex-1">
        <Shown view={view} trust={trust} {...shown} />
      </div>
      <div className="absolute top-1.5 right-2 flex items-center gap-1">
        <Segmented label="Show the topology as" choices={viewsWith(trust)} value={view} onChange={onView} />
        {onFold && <IconButton icon={ChevronUp} label="Fold the topology" hotkey="F8" onClick={onFold} />}
      </div>
    </section>
  );
}
