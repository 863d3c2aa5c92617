import type { ReactNode } from 'react';
import { gradeHref } from './route.ts';

const keys: readonly (readonly [string, string])[] = [
  ['F6, Shift+F6', 'next or previous part of the page, also out of the terminal'],
  ['Shift+Tab', 'leaves the terminal backwards; Tab stays with the router'],
  ['F8', 'folds the topology away and back'],
  ['F9', 'shows two consoles side by side, or one'],
  ['Ctrl+Shift+6', 'the escape sequence that stops a command; also a button above the console'],
  ['Break', 'a button above the console: no browser can send it from a keyboard'],
];

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-8 space-y-3">
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  );
}

/** What Bootset is, what it is not, and its keys. */
export function AboutPage() {
  return (
    <main id="main" tabIndex={0} data-region="About" className="scroll-quiet min-h-0 flex-1 -outline-offset-2">
      <div className="mx-auto max-w-[40rem] px-5 py-10 text-base">
        <h1 className="text-2xl font-semibold tracking-tight">About Bootset</h1>
        <p className="mt-4">
          Bootset is a browser lab for one subject: keeping a router’s software trustworthy. You work at a simulated
          router console, break trust the way it breaks in practice, and bring it back. Hashes and signatures are
          computed, not scripted: change a byte of an image and the router will refuse to start it.
        </p>
        <Part title="What it is not">
          <ul className="list-disc space-y-1.5 pl-5">
            <li>
              It contains no code, software image, key or certificate of any vendor. All of it was made for training.
            </li>
            <li>
              It is not affiliated with, endorsed by or supported by Cisco. Product names are used to say what is
              simulated.
            </li>
            <li>It is no simulator of routing protocols, and no substitute for the vendor’s documentation.</li>
          </ul>
        </Part>
        <Part title="Marks and answers">
          <p>
            The whole lab runs in this page, so its answers are in this page too and are no secret. What can be trusted
            is the record of what you did: it is part of your result file, and anybody can{' '}
            <a href={gradeHref} className="text-accent-strong underline">
              play it again
            </a>{' '}
            and get the same marks.
          </p>
        </Part>
        <Part title="Your work">
          <p>
            Every key you press is stored in this browser as it happens. Nothing leaves your device and nothing is
            tracked. Where the browser allows no storage, the page says so and offers your progress as a file.
          </p>
        </Part>
        <Part title="Keys">
          <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
            {keys.map(([key, act]) => (
              <div key={key} className="grid gap-x-4 px-4 py-2 sm:grid-cols-[9rem_1fr]">
                <dt className="font-mono text-sm leading-6">{key}</dt>
                <dd className="text-sm leading-6 text-ink-2">{act}</dd>
              </div>
            ))}
          </dl>
        </Part>
      </div>
    </main>
  );
}
