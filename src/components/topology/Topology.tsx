import { ChevronUp } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import { PartFault } from '../layout/PartFault.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Segmented, type Choice } from '../ui/Segmented.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import type { TopologyProps } from './topology-props.ts';

export type TopologyView = 'diagram' | 'table' | 'trust' | 'wire';

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

const Wire = lazy(() => import('../wire/Wire.tsx'));

const viewsWith = (trust: 'Trust' | 'Files', wired: boolean): readonly Choice<TopologyView>[] => [
  { value: 'diagram', label: 'Diagram' },
  { value: 'table', label: 'Table' },
  { value: 'trust', label: trust },
  ...(wired ? [{ value: 'wire', label: 'Wire' } as const] : []),
];

interface TitledProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A view to be read, below a line that leaves room for the switch. */
function Titled({ title, children }: TitledProps) {
  return (
    <div className="flex h-full flex-col">
      <p className="flex min-h-11 shrink-0 items-center border-b border-line px-4 text-sm text-ink-2 max-sm:px-3">
        {title}
      </p>
      {children}
    </div>
  );
}

type ShownProps = TopologyProps & Pick<TopologyPanelProps, 'view' | 'trust'>;

function Shown({ view, trust, ...shown }: ShownProps) {
  switch (view) {
    case 'diagram':
      return (
        <Suspense fallback={null}>
          <Diagram {...shown} />
        </Suspense>
      );
    case 'table':
      return (
        <Titled title="Devices">
          <DeviceTable {...shown} />
        </Titled>
      );
    case 'wire':
      return (
        <Titled title="Wire">
          <Suspense fallback={null}>
            <Wire />
          </Suspense>
        </Titled>
      );
    case 'trust':
      return (
        <Titled title={trust === 'Trust' ? 'Trust and files' : 'Files'}>
          <Suspense fallback={null}>
            <Trust />
          </Suspense>
        </Titled>
      );
  }
}

/** The devices of the lab, how they stand and how they are linked. */
export function Topology({ view: chosen, onView, onFold, trust, ...shown }: TopologyPanelProps) {
  const wired = shown.network !== undefined;
  const view = chosen === 'wire' && !wired ? 'diagram' : chosen;
  return (
    <section aria-label="Topology" data-region="Topology" className="relative flex h-full min-h-0 flex-col bg-page">
      <div className="min-h-0 flex-1">
        <PartFault key={view}>
          <Shown view={view} trust={trust} {...shown} />
        </PartFault>
      </div>
      <div className="absolute top-1.5 right-2 flex items-center gap-1">
        <Segmented label="Show the topology as" choices={viewsWith(trust, wired)} value={view} onChange={onView} />
        {onFold && (
          <IconButton icon={ChevronUp} label="Fold the topology" hotkey="F8" data-fold="topology" onClick={onFold} />
        )}
      </div>
    </section>
  );
}
