import type { Route } from './route.ts';

const NAME = 'Bootset';

/** What the browser's tab says of a page; `lab`: the title of the one that is open. */
export const titleFor = (page: Route['page'], lab: string | undefined): string => {
  switch (page) {
    case 'lab':
    case 'quiz':
      return lab === undefined ? NAME : `${lab} · ${NAME}`;
    case 'result':
      return lab === undefined ? `Result · ${NAME}` : `Result: ${lab} · ${NAME}`;
    case 'about':
      return `About · ${NAME}`;
    case 'progress':
      return `Your attempts · ${NAME}`;
    case 'grade':
      return `Check a result · ${NAME}`;
    case 'shared':
      return NAME;
    case 'unknown':
      return `Nothing here · ${NAME}`;
    case 'catalogue':
      return `${NAME}: router trust labs`;
  }
};
