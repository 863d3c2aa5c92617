import { Button } from '../ui/Button.tsx';
import { ChooseFile } from '../data/ChooseFile.tsx';
import { Notice } from './Notice.tsx';
import { Problems, type Problem } from '../ui/Problems.tsx';
import { buttonClass } from '../ui/Button.tsx';
import { catalogueHref } from './route.ts';

interface FaultProps {
  readonly message: string;
  readonly stack?: string | undefined;
  /** Saves the record of the session: a complete report of the fault. */
  readonly onSaveJournal?: (() => void) | undefined;
  readonly onRestart?: (() => void) | undefined;
}

/** The engine stopped: our mistake, the learner's work is safe. */
export function Fault({ message, stack, onSaveJournal, onRestart }: FaultProps) {
  const actions = (
    <>
      {onRestart && (
        <Button look="primary" onClick={onRestart}>
          Restart and bring my session back
        </Button>
      )}
      {onSaveJournal && <Button onClick={onSaveJournal}>Save the session record</Button>}
    </>
  );
  return (
    <Notice title="The simulation stopped" actions={actions}>
      <p>
        This is a mistake in Bootset, not yours. Everything you typed is kept. Restarting plays it again; the session
        record is all that is needed to report the mistake.
      </p>
      <p className="font-mono text-sm wrap-anywhere">{message}</p>
      {stack && (
        <details className="text-sm">
          <summary className="min-h-6 text-ink-2 hover:text-ink">Details for a report</summary>
          <pre
            tabIndex={0}
            className="mt-2 overflow-x-auto rounded-md border border-line bg-term p-3 font-mono text-xs"
          >
            {stack}
          </pre>
        </details>
      )}
    </Notice>
  );
}

interface BrokenScenarioProps {
  readonly kind: 'lab' | 'quiz';
  readonly name: string;
  /** Takes the file again, once it was mended; absent where it is none of the reader's. */
  readonly onFile?: ((file: File) => void) | undefined;
  readonly problems: readonly Problem[];
}

/** A scenario file that cannot be opened, with every reason at its place. */
export function BrokenScenario({ kind, name, problems, onFile }: BrokenScenarioProps) {
  return (
    <Notice
      title={`This ${kind} cannot be opened`}
      actions={
        <>
          {onFile && (
            <ChooseFile label="The file, mended" accept=".yaml,.yml,.json,.gift,.txt" onFile={onFile}>
              Choose the file again…
            </ChooseFile>
          )}
          <a href={catalogueHref} className={buttonClass({})}>
            {kind === 'quiz' ? 'See all quizzes' : 'See all labs'}
          </a>
        </>
      }
    >
      <p>
        <span className="font-mono text-sm wrap-anywhere">{name}</span> cannot be used as it is. Nothing of it was
        loaded, and your saved work is not affected. {onFile && 'Mend it, and choose it again or drop it on this page.'}
      </p>
      <Problems problems={problems} />
    </Notice>
  );
}
