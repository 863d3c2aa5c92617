import { Check } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { MarksView, ReferenceView } from '../../bridge/protocol.ts';
import { useLab } from '../../store/lab.ts';
import { pointsSoFar } from '../../store/points.ts';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { commandsOf, compareRuns, type Compared } from './compare.ts';

const mineNow = (): readonly string[] => commandsOf(pointsSoFar(), useLab.getState().entries());

/** Whether nothing is lost by the solution: no task is left that it would help with, or it was open already. */
const isFree = ({ tasks, solutionShown }: MarksView): boolean =>
  solutionShown || tasks.every(({ state }) => state === 'done');

/** The solution is no secret any more: unless everything is done, the attempt is practice from here. */
async function open(marks: MarksView): Promise<readonly ReferenceView[]> {
  const { reference, note } = useLab.getState();
  const found = await reference();
  if (!isFree(marks)) note('solution', 'shown');
  return found;
}

function Lines({
  title,
  lines,
  word,
}: {
  readonly title: string;
  readonly lines: readonly Compared[];
  readonly word: string;
}) {
  return (
    <div className="min-w-0">
      <h3 className="text-sm font-medium">
        {title} <span className="font-normal text-ink-2">({lines.length})</span>
      </h3>
      <ol className="mt-1 divide-y divide-line rounded-lg border border-line bg-surface">
        {lines.map(({ line, shared }, at) => (
          <li key={at} className="flex items-baseline gap-2 px-3 py-1">
            <code className="min-w-0 flex-1 font-mono text-sm wrap-anywhere">{line}</code>
            {shared && (
              <span className="inline-flex shrink-0 items-center gap-1 text-xs text-ink-2">
                <Check aria-hidden="true" className="size-3" />
                {word}
              </span>
            )}
          </li>
        ))}
        {lines.length === 0 && <li className="px-3 py-1 text-sm text-ink-2">Nothing.</li>}
      </ol>
    </div>
  );
}

function Runs({ references }: { readonly references: readonly ReferenceView[] }) {
  const [at, setAt] = useState(0);
  const { reference, mine } = compareRuns(references[at]?.lines ?? [], mineNow());
  return (
    <>
      {references.length > 1 && (
        <Segmented
          label="Solution"
          className="mt-2 w-fit flex-wrap"
          choices={references.map(({ title }, value) => ({ value, label: title }))}
          value={at}
          onChange={setAt}
        />
      )}
      <div className="mt-3 grid gap-x-6 gap-y-4 md:grid-cols-2">
        <Lines title="What you typed" lines={mine} word="in the solution" />
        <Lines title={references[at]?.title ?? 'Solution'} lines={reference} word="in yours" />
      </div>
      <p className="mt-2 text-sm text-ink-2">Another order and other commands are as good when the tasks are done.</p>
    </>
  );
}

/** The reference solution beside what the learner typed, when they ask for it. */
export function Comparison({ marks }: { readonly marks: MarksView }) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [references, setReferences] = useState<readonly ReferenceView[]>();
  const [said, setSaid] = useState('');
  const free = isFree(marks);
  const show = (): void => {
    open(marks).then(
      (found) => {
        setReferences(found);
        heading.current?.focus({ preventScroll: true });
        heading.current?.scrollIntoView({ block: 'start' });
      },
      () => setSaid('The solution could not be read.'),
    );
  };
  return (
    <section aria-labelledby={id} className={`mt-10 ${references ? '' : 'print:hidden'}`}>
      <h2 id={id} ref={heading} tabIndex={-1} className="w-fit scroll-mt-4 rounded-sm text-base font-semibold">
        Compared with the solution
      </h2>
      {references ? (
        <Runs references={references} />
      ) : (
        <Confirm
          className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm"
          question="Not every task is done. With the solution open, this attempt counts as practice."
          yes="Show the solution"
          onYes={show}
        >
          {(ask) => (
            <Button className="mt-2" onClick={free ? show : ask}>
              {free ? 'Compare' : 'Compare…'}
            </Button>
          )}
        </Confirm>
      )}
      <p role="status" className="text-sm empty:hidden">
        {said}
      </p>
    </section>
  );
}
