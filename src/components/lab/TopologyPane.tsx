import { ChevronDown } from 'lucide-react';
import { useLab } from '../../store/lab.ts';
import { takesNothing } from '../../store/takes-nothing.ts';
import { Topology, type TopologyView } from '../topology/Topology.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { PhaseMark } from '../ui/PhaseMark.tsx';

interface TopologyPaneProps {
  readonly view: TopologyView;
  readonly onView: (view: TopologyView) => void;
  readonly onFold?: (() => void) | undefined;
  readonly onOpen: (console: string) => void;
}

/** The topology of the open lab. */
export function TopologyPane(props: TopologyPaneProps) {
  const devices = useLab((state) => state.devices);
  const links = useLab((state) => state.links);
  const network = useLab((state) => state.network);
  const traffic = useLab((state) => state.traffic);
  const consoles = useLab((state) => state.consoles);
  const still = useLab(takesNothing);
  const id = useLab((state) => state.scenario?.id ?? '');
  const active = useLab((state) => state.activeConsole);
  const trust = useLab((state) => (state.scenario?.trustView ? 'Trust' : 'Files'));
  return (
    <Topology
      {...{ devices, links, network, traffic, consoles, active, still, trust }}
      places={id}
      onCable={useLab.getState().cable}
      {...props}
    />
  );
}

/** What is left of it when it is folded: a line, with the state of a lone device, whose console has no tab. */
export function TopologyLine({ onUnfold }: { readonly onUnfold: () => void }) {
  const devices = useLab((state) => state.devices);
  const [only, ...others] = devices;
  return (
    <section
      aria-label="Topology"
      data-region="Topology"
      className="flex min-h-9 shrink-0 items-center gap-3 border-b border-line bg-page px-3 text-sm"
    >
      <span className="text-ink-2">Topology</span>
      {only && others.length === 0 ? (
        <span className="flex items-center gap-2">
          <span className="font-semibold">{only.name}</span>
          <PhaseMark phase={only.phase} />
        </span>
      ) : (
        <span className="text-xs text-ink-2">{devices.length} devices</span>
      )}
      <span className="ml-auto">
        <IconButton
          icon={ChevronDown}
          label="Unfold the topology"
          hotkey="F8"
          data-fold="topology"
          onClick={onUnfold}
        />
      </span>
    </section>
  );
}
