import type { ReactNode } from 'react';
import { Mark } from '../ui/Mark.tsx';
import { aboutHref, catalogueHref, progressHref, type Route } from './route.ts';

interface HeaderProps {
  /** Where the reader is: marks the link in the navigation. */
  readonly page: Route['page'];
  /** What stands at the right: storage state, theme. */
  readonly children: ReactNode;
}

const link =
  'inline-flex min-h-7 items-center rounded-md px-2 text-sm text-ink-2 hover:bg-hover hover:text-ink aria-[current=page]:text-ink aria-[current=page]:font-medium';

/** The thin line on top of every page. */
export function Header({ page, children }: HeaderProps) {
  return (
    <header
      data-region="Header"
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1 border-b border-line bg-page px-2 sm:px-3 print:hidden"
    >
      <a href={catalogueHref} className="mr-1 inline-flex min-h-8 items-center gap-2 rounded-md px-1.5 hover:bg-hover">
        <Mark className="size-5" />
        <span className="font-semibold tracking-tight">Bootset</span>
      </a>
      <nav aria-label="Main" className="flex">
        <a href={catalogueHref} className={link} aria-current={page === 'catalogue' ? 'page' : undefined}>
          Labs
        </a>
        <a href={progressHref} className={link} aria-current={page === 'progress' ? 'page' : undefined}>
          Attempts
        </a>
        <a href={aboutHref} className={link} aria-current={page === 'about' ? 'page' : undefined}>
          About
        </a>
      </nav>
      <div className="ml-auto flex items-center gap-1">{children}</div>
    </header>
  );
}
