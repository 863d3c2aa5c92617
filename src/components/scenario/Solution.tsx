import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Confirm } from '../ui/Confirm.tsx';
import { Markdown } from './Markdown.tsx';

interface SolutionProps {
  /** It was opened before, perhaps in an earlier visit. */
  readonly shown: boolean;
  /** Notes the opening and gives the solution's Markdown. */
  readonly onShow: () => Promise<string>;
}

type State =
  | { readonly kind: 'closed' }
  | { readonly kind: 'open'; readonly text: string }
  | { readonly kind: 'failed' };

/** Asked for just now: the keyboard goes to it. */
function OpenSolution({ text }: { readonly text: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <section aria-labelledby="solution-title" className="border-t border-line pt-4">
      <h2 id="solution-title" ref={heading} tabIndex={-1} className="w-fit scroll-mt-3 rounded-sm font-semibold">
        Solution
      </h2>
      <p className="mt-0.5 mb-3 text-sm text-ink-2">This attempt now counts as practice.</p>
      <Markdown text={text} />
    </section>
  );
}

/** The solution, after asking twice. */
export function Solution({ shown, onShow }: SolutionProps) {
  const [state, setState] = useState<State>({ kind: 'closed' });
  const show = (): void => {
    onShow().then(
      (text) => setState({ kind: 'open', text }),
      () => setState({ kind: 'failed' }),
    );
  };
  if (state.kind === 'open') return <OpenSolution text={state.text} />;
  return (
    <div className="border-t border-line pt-3">
      {state.kind === 'failed' && (
        <p className="mb-2 text-sm text-danger">The solution could not be read. Try again.</p>
      )}
      {shown ? (
        <Button look="quiet" size="small" className="-ml-2" onClick={show}>
          Show the solution again
        </Button>
      ) : (
        <Confirm
          question="With the solution open, this attempt counts as practice. Show it?"
          yes="Show the solution"
          no="Keep trying"
          onYes={show}
        >
          {(ask) => (
            <Button look="quiet" size="small" className="-ml-2" onClick={ask}>
              Stuck? See the solution…
            </Button>
          )}
        </Confirm>
      )}
    </div>
  );
}
