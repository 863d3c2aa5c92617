import { Terminal } from 'lucide-react';
import { labHref } from '../layout/route.ts';
import { titleOf, type Entry, type Standing } from './entries.ts';

interface SandboxesProps {
  readonly entries: readonly Entry[];
  readonly standings: Readonly<Record<string, Standing>>;
}

/** Routers without tasks, one for each platform. */
export function Sandboxes({ entries, standings }: SandboxesProps) {
  return (
    <section aria-labelledby="sandboxes-title" className="mt-10">
      <h2 id="sandboxes-title" className="text-base font-semibold">
        Sandboxes
      </h2>
      <p className="text-sm text-ink-2">A fresh router of each platform, nothing configured, nothing marked.</p>
      <ul className="mt-3 grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {entries.map((entry) => (
          <li key={entry.id}>
            <a
              href={labHref(entry.id)}
              className="flex h-full items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3 hover:border-line-strong hover:bg-raised"
            >
              <Terminal aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-ink-2" />
              <span className="min-w-0">
                <span className="block font-medium">{titleOf(entry)}</span>
                <span className="block text-xs text-ink-2">
                  {standings[entry.id]?.unfinished ? 'Continue where you were' : entry.summary}
                </span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
