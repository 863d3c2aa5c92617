import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useLab } from '../../store/lab.ts';
import { useSettings } from '../../store/settings.ts';
import { arrangementOf, remembered, type Arrangement } from './arrangement.ts';
import { keepAddress } from '../layout/keep-address.ts';
import { drawsSeveral, isWired } from './early-frame.ts';
import { GuidePane } from './GuidePane.tsx';
import { LabBanners } from './LabBanners.tsx';
import { LabLayout } from './LabLayout.tsx';
import { LabTabs, type LabTab } from './LabTabs.tsx';
import { LabTime } from './LabTime.tsx';
import { TopologyLine, TopologyPane } from './TopologyPane.tsx';
import { useMedia } from '../layout/use-media.ts';

const Console = lazy(() => import('../console/Console.tsx'));

/** Says what takes so long, when it does and nothing is shown yet. */
function Opening() {
  const opening = useLab(({ status, consoles }) => status.kind === 'opening' && consoles.length === 0);
  if (!opening) return null;
  return (
    <p role="status" className="animate-late absolute inset-x-0 top-0 z-10 px-4 py-3 font-mono text-sm text-ink-2">
      Opening the lab and replaying what you did…
    </p>
  );
}

const consolePane = (
  <section
    aria-label="Console"
    id="console"
    tabIndex={-1}
    data-region="Console"
    className="relative h-full min-h-0 bg-term outline-none"
  >
    <Opening />
    <Suspense fallback={null}>
      <Console />
    </Suspense>
  </section>
);

/** F8 works wherever the keyboard is, also in a terminal. */
const useFoldKey = (fold: () => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      fold();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [fold]);
};

const arrange = (change: Partial<Arrangement>): void => {
  const { panels, setPanels } = useSettings.getState();
  for (const [group, shares] of remembered(arrangementOf(panels), change)) setPanels(group, shares);
};

const fold = (): void => arrange({ topologyFolded: !arrangementOf(useSettings.getState().panels).topologyFolded });

/** The page's heading where the guide, which shows it, is out of sight. */
function HiddenTitle() {
  const title = useLab((state) => state.scenario?.title);
  return <h1 className="sr-only">{title ?? 'Lab'}</h1>;
}

function Wide() {
  const panels = useSettings((state) => state.panels);
  const arrangement = arrangementOf(panels);
  const wired = useLab(isWired);
  const several = useLab(drawsSeveral);
  const { focusConsole } = useLab.getState();
  return (
    <>
      {arrangement.guideFolded && <HiddenTitle />}
      <LabLayout
        arrangement={arrangement}
        several={several}
        wired={wired}
        onArrange={arrange}
        guide={<GuidePane onFold={() => arrange({ guideFolded: true })} />}
        topology={
          <TopologyPane
            view={arrangement.topologyView}
            onView={(topologyView) => arrange({ topologyView })}
            onFold={fold}
            onOpen={focusConsole}
          />
        }
        topologyLine={<TopologyLine onUnfold={fold} />}
        console={consolePane}
      />
    </>
  );
}

function Narrow() {
  const panels = useSettings((state) => state.panels);
  const [tab, setTab] = useState<LabTab>('console');
  const { topologyView } = arrangementOf(panels);
  const showConsole = useCallback(() => setTab('console'), []);
  const onOpen = (name: string): void => {
    showConsole();
    useLab.getState().focusConsole(name);
  };
  return (
    <>
      {tab !== 'guide' && <HiddenTitle />}
      <LabTabs
        tab={tab}
        onTab={setTab}
        panels={{
          guide: <GuidePane onTyped={showConsole} />,
          console: consolePane,
          topology: (
            <TopologyPane view={topologyView} onView={(view) => arrange({ topologyView: view })} onOpen={onOpen} />
          ),
        }}
      />
    </>
  );
}

/** A lab: guide, consoles, topology, time. */
export function LabPage() {
  useFoldKey(fold);
  const attempt = useLab((state) => state.attempt);
  useEffect(() => {
    if (attempt !== undefined) void keepAddress();
  }, [attempt]);
  const narrow = useMedia('(max-width: 799px)');
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      <LabBanners />
      {narrow ? <Narrow /> : <Wide />}
      <LabTime />
    </main>
  );
}
