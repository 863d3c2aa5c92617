import { useRef } from 'react';
import type { Backup } from '../../bridge/attempts/data-file.ts';
import type { AttemptRecord } from '../../bridge/attempts/journal-store.ts';
import { catalogueHref } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';
import { usePatience } from '../ui/use-patience.ts';
import { AttemptRow } from './AttemptRow.tsx';
import { Everything } from './Everything.tsx';
import { Results } from './Results.tsx';
import { byLab } from './attempts.ts';

interface AttemptsPageProps {
  /** Latest first. */
  readonly attempts: readonly AttemptRecord[];
  /** They were read. */
  readonly loaded: boolean;
  /** Why nothing can be stored; undefined when it can. */
  readonly lost: string | undefined;
  /** Name of the file that everything is saved as. */
  readonly fileName: string;
  readonly onRemove: (id: string) => void;
  readonly onRemoveAll: () => void;
  readonly onExport: () => Promise<Backup>;
}

/** Whether attempts will be there tomorrow, in plain words. */
function Kept({ lost }: { readonly lost: string | undefined }) {
  return lost === undefined ? (
    <p className="mt-1 max-w-[65ch] text-sm text-ink-2">
      Every key you press is kept in this browser, on this device, and nowhere else. Clearing the browser’s data clears
      it too: save it as a file to keep or move it.
    </p>
  ) : (
    <p className="mt-2 max-w-[65ch] rounded-md bg-warn-soft px-3 py-2 text-sm">
      Nothing is kept beyond this window. {lost} Save your work as a file before you close it.
    </p>
  );
}

function Nothing({ lost }: { readonly lost: boolean }) {
  return (
    <div className="mt-6 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center">
      <p className="font-medium">{lost ? 'No attempts in this window.' : 'No attempts yet.'}</p>
      <p className="mt-1 text-sm text-ink-2">Open a lab and type: it is listed here, with its marks.</p>
      <a href={catalogueHref} className={buttonClass({}, 'mt-4')}>
        All labs
      </a>
    </div>
  );
}

/** Every attempt of this browser: go on with it, look at it, delete it; all of them as one file. */
export function AttemptsPage(props: AttemptsPageProps) {
  const { attempts, loaded, lost, onRemove } = props;
  const groups = byLab(attempts);
  const drawn = usePatience(loaded);
  const heading = useRef<HTMLHeadingElement>(null);
  /** What was acted on goes, and its buttons with it: the keyboard is left at the top of the page. */
  const toTop = (): void => heading.current?.focus();
  return (
    <main id="main" tabIndex={-1} data-region="Attempts" className="scroll-quiet min-h-0 flex-1 outline-none">
      <div className="mx-auto max-w-4xl px-4 pt-8 pb-16 sm:px-6">
        <h1 ref={heading} tabIndex={-1} className="w-fit rounded-sm text-2xl font-semibold tracking-tight">
          Your attempts
        </h1>
        <Kept lost={lost} />
        {loaded && groups.length === 0 && <Nothing lost={lost !== undefined} />}
        {groups.map(({ scenario, title, attempts: mine }) => (
          <section key={scenario} aria-label={title} className="mt-6">
            <h2 className="text-base font-semibold">{title}</h2>
            <ul className="mt-1 overflow-hidden rounded-lg border border-line bg-surface">
              {mine.map((attempt) => (
                <AttemptRow
                  key={attempt.id}
                  attempt={attempt}
                  parent={attempts.find(({ id }) => id === attempt.parent?.attempt)}
                  onRemove={(id) => {
                    onRemove(id);
                    toTop();
                  }}
                />
              ))}
            </ul>
          </section>
        ))}
        {drawn && (
          <Everything
            count={attempts.length}
            fileName={props.fileName}
            onExport={props.onExport}
            onRemoveAll={() => {
              props.onRemoveAll();
              toTop();
            }}
          />
        )}
        {drawn && <Results />}
      </div>
    </main>
  );
}
