import { CircleCheck, CircleX } from 'lucide-react';
import type { Graded } from '../../bridge/protocol.ts';
import { ChooseFile } from '../data/ChooseFile.tsx';
import { takeAndGo } from '../data/take.ts';
import { TaskResult } from '../result/TaskResult.tsx';
import { Problems } from '../ui/Problems.tsx';

interface GradePageProps {
  /** Name of the file; undefined before one was brought. */
  readonly name: string | undefined;
  /** Undefined while it is replayed. */
  readonly graded: Graded | undefined;
}

type Replayed = Extract<Graded, { readonly ok: true }>;

const day = (iso: string): string => new Date(iso).toLocaleString(undefined, { dateStyle: 'long', timeStyle: 'short' });

const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="mt-3">
      <h2 className="text-sm font-semibold">{title}</h2>
      <ul className="mt-1 list-disc space-y-0.5 pl-5 text-sm">
        {lines.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether the marks of the file are those that its session earns. */
function Verdict({ graded }: { readonly graded: Replayed }) {
  const { marks, claimed, differences } = graded;
  const same = differences.length === 0;
  const Icon = same ? CircleCheck : CircleX;
  return (
    <div role="status" className={`mt-5 rounded-lg px-4 py-3 ${same ? 'bg-accent-soft' : 'bg-danger-soft'}`}>
      <p className="flex items-center gap-2 font-medium">
        <Icon aria-hidden="true" className={`size-5 shrink-0 ${same ? 'text-accent-strong' : 'text-danger'}`} />
        {same ? 'This result reproduces' : 'This result does not reproduce'}
      </p>
      <p className="mt-1 text-sm">
        {same
          ? `Its session was played again and earns the same ${claimed.earned} of ${claimed.possible} points.`
          : `The file claims ${claimed.earned} of ${claimed.possible} points; its session ${marks ? `earns ${marks.earned} of ${marks.possible}` : 'was not marked'}.`}
      </p>
      <Lines title="What differs" lines={differences} />
    </div>
  );
}

function Replay({ graded }: { readonly graded: Replayed }) {
  const { scenario, seed, startedAt, finishedAt, marks, remarks } = graded;
  return (
    <>
      <p className="mt-4 text-sm text-ink-2">
        {scenario.title} · variant {seed} · {day(finishedAt)} · {minutesBetween(startedAt, finishedAt)} min
      </p>
      <Verdict graded={graded} />
      <Lines title="Remarks" lines={remarks} />
      {marks && (
        <ol className="mt-4" aria-label="Marks by task">
          {marks.tasks.map((task) => (
            <TaskResult key={task.id} task={task} />
          ))}
        </ol>
      )}
    </>
  );
}

/** Somebody's result file, marked again before their eyes. */
export function GradePage({ name, graded }: GradePageProps) {
  return (
    <main id="main" tabIndex={-1} data-region="Check" className="scroll-quiet min-h-0 flex-1 outline-none">
      <div className="mx-auto max-w-6xl px-4 pt-8 pb-16 sm:px-6">
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
          <div className="min-w-0">
            <h1 className="text-2xl font-semibold tracking-tight">Check a result</h1>
            <p className="mt-1 max-w-[65ch] text-sm text-ink-2">
              A result file holds the whole session. It is played again here and marked anew; nothing leaves this
              device.
            </p>
          </div>
          <ChooseFile label="Result file" accept=".json" onFile={(file) => void takeAndGo(file)}>
            Choose a result file…
          </ChooseFile>
        </div>
        {name === undefined && (
          <p className="mt-6 rounded-lg border border-dashed border-line-strong px-6 py-10 text-center text-sm">
            Drop a result file anywhere on this page.
          </p>
        )}
        {name !== undefined && <p className="mt-6 font-mono text-sm wrap-anywhere">{name}</p>}
        {name !== undefined && !graded && (
          <p role="status" className="mt-2 text-sm text-ink-2">
            Playing the session again…
          </p>
        )}
        {graded?.ok === false && (
          <div role="status" className="mt-3">
            <p className="mb-2 font-medium">This is no result file that can be marked</p>
            <Problems problems={graded.problems} />
          </div>
        )}
        {graded?.ok && <Replay graded={graded} />}
      </div>
    </main>
  );
}
