import type { ReactNode } from 'react';

interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Ways out: buttons and links. */
  readonly actions: ReactNode;
}

/** A page that says what happened, what is safe, and what to do next. */
export function Notice({ title, children, actions }: NoticeProps) {
  return (
    <main id="main" tabIndex={-1} data-region="Page" className="scroll-quiet min-h-0 flex-1 outline-none">
      <div className="mx-auto max-w-[40rem] px-5 py-12">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <div className="mt-3 space-y-3 text-base">{children}</div>
        <div className="mt-6 flex flex-wrap gap-2">{actions}</div>
      </div>
    </main>
  );
}
