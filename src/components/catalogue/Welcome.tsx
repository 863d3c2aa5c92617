import { buttonClass } from '../ui/Button.tsx';
import { labHref } from '../layout/route.ts';

/** First visit: one sentence, one button, a prompt. */
export function Welcome({ sandbox }: { readonly sandbox: string }) {
  return (
    <section className="grid items-center gap-x-12 gap-y-6 py-6 sm:py-10 lg:grid-cols-[1fr_22rem]">
      <div>
        <h1 className="max-w-[24ch] text-2xl leading-tight font-semibold tracking-tight text-balance sm:text-4xl">
          Learn to keep a router’s software trustworthy, at its own console.
        </h1>
        <a href={labHref(sandbox)} className={buttonClass({ look: 'primary', size: 'large' }, 'mt-6')}>
          Open a router
        </a>
      </div>
      <div
        aria-hidden="true"
        className="rounded-lg border border-line bg-term p-5 font-mono text-sm leading-7 text-term-ink shadow-card max-lg:hidden"
      >
        <p className="text-ink-2">Press RETURN to get started!</p>
        <p className="mt-7">
          Router&gt;
          <span className="ml-0.5 inline-block h-[1.1em] w-[0.6em] translate-y-[0.2em] bg-accent" />
        </p>
      </div>
    </section>
  );
}
