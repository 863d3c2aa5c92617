import { gradeHref } from '../layout/route.ts';
import { buttonClass } from '../ui/Button.tsx';

/** The way to where result files of others are marked again. */
export function Results() {
  return (
    <section aria-labelledby="results-title" className="mt-10 flex flex-wrap items-center gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <h2 id="results-title" className="font-semibold">
          Results of your students
        </h2>
        <p className="mt-0.5 text-sm text-ink-2">
          A result file holds a whole session. Play it again and see whether it earns the marks that it claims.
        </p>
      </div>
      <a href={gradeHref} className={buttonClass({})}>
        Check a result…
      </a>
    </section>
  );
}
