import { useState, type ReactNode } from 'react';
import { Button, buttonClass } from '../ui/Button.tsx';
import {
  fitWords,
  hrefFor,
  inOrder,
  isFree,
  lastUnfinished,
  matching,
  noFilter,
  titleOf,
  type Entry,
  type Standing,
} from './entries.ts';
import { FilterBar } from './FilterBar.tsx';
import { Sandboxes } from './Sandboxes.tsx';
import { ScenarioCard } from './ScenarioCard.tsx';
import { Welcome } from './Welcome.tsx';

interface CataloguePageProps {
  readonly entries: readonly Entry[];
  readonly standings: Readonly<Record<string, Standing>>;
  /** The standings were read. Until then nobody is greeted: a returning reader is no first visitor. */
  readonly loaded: boolean;
  /** Sandbox that a first visitor opens. */
  readonly sandbox: string;
  /** What stands below the labs. */
  readonly more?: ReactNode;
}

function Returning({ entry, href }: { readonly entry: Entry | undefined; readonly href: (entry: Entry) => string }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-6">
      <h1 className="text-2xl font-semibold tracking-tight">Labs</h1>
      {entry && (
        <p className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <span className="text-ink-2">Last time: {titleOf(entry)}</span>
          <a href={href(entry)} className={buttonClass({ look: 'primary', size: 'small' })}>
            Continue where I was
          </a>
        </p>
      )}
    </div>
  );
}

function NothingFits({ onClear }: { readonly onClear: () => void }) {
  return (
    <div className="mt-6 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-medium">No lab fits this search.</p>
      <p className="mt-1 text-sm text-ink-2">Try fewer words, or another level or topic.</p>
      <Button className="mt-4" onClick={onClear}>
        Show all labs
      </Button>
    </div>
  );
}

/** All there is to do here. */
export function CataloguePage({ entries, standings, loaded, sandbox, more }: CataloguePageProps) {
  const [filter, setFilter] = useState(noFilter);
  const found = inOrder(matching(entries, filter));
  const [guided, free] = [found.filter((entry) => !isFree(entry)), found.filter(isFree)];
  const firstVisit = Object.keys(standings).length === 0;
  return (
    <main id="main" tabIndex={-1} data-region="Labs" className="scroll-quiet min-h-0 flex-1 outline-none">
      <div className="mx-auto max-w-5xl px-4 pb-16 sm:px-6">
        {!loaded && <h1 className="sr-only">Labs</h1>}
        {loaded && firstVisit && <Welcome sandbox={sandbox} />}
        {loaded && !firstVisit && (
          <Returning entry={lastUnfinished(entries, standings)} href={(entry) => hrefFor(entry, standings[entry.id])} />
        )}
        <FilterBar entries={entries} filter={filter} onChange={setFilter} />
        <p role="status" className="sr-only">
          {fitWords(guided.length, free.length)}
        </p>
        {found.length === 0 && <NothingFits onClear={() => setFilter(noFilter)} />}
        {guided.length > 0 && (
          <section aria-labelledby="guided-title" className="mt-4">
            <h2 id="guided-title" className="sr-only">
              Labs with tasks
            </h2>
            <ul className="overflow-hidden rounded-lg border border-line bg-surface">
              {guided.map((entry) => (
                <ScenarioCard key={entry.id} entry={entry} standing={standings[entry.id]} />
              ))}
            </ul>
          </section>
        )}
        {free.length > 0 && <Sandboxes entries={free} standings={standings} />}
        {more}
      </div>
    </main>
  );
}
