import { Terminal } from 'lucide-react';
import { buttonClass, wholeRow } from '../ui/Button.tsx';
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
      <p className="text-sm text-ink-2">Routers to explore, fresh ones and some with a past. Nothing is marked.</p>
      <ul className="mt-3 overflow-hidden rounded-lg border border-line bg-surface">
        {entries.map((entry) => {
          const word = standings[entry.id]?.unfinished ? 'Continue' : 'Open';
          return (
            <li
              key={entry.id}
              className="group relative grid grid-cols-[auto_1fr_auto] items-center gap-x-4 border-t border-line px-4 py-2.5 first:border-0 sm:px-5 md:grid-cols-[auto_11rem_1fr_9.5rem] md:gap-x-6"
            >
              <Terminal aria-hidden="true" className="size-4 w-6 text-ink-2" />
              <h3 className="font-medium underline-offset-4 group-has-[a:hover]:underline">{titleOf(entry)}</h3>
              <p className="text-sm text-ink-2 max-md:order-last max-md:col-span-2 max-md:col-start-2">
                {entry.summary}
              </p>
              <a
                href={labHref(entry.id)}
                aria-label={`${word}: ${titleOf(entry)}`}
                className={buttonClass({ size: 'small' }, `justify-center md:w-full ${wholeRow}`)}
              >
                {word}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
