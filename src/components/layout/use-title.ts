import { useEffect } from 'react';
import { useLab } from '../../store/lab.ts';
import type { Route } from './route.ts';
import { titleFor } from './title.ts';

/** Names the page in the browser's tab and history. */
export const useTitle = (page: Route['page']): void => {
  const lab = useLab((state) => state.scenario?.title);
  useEffect(() => {
    document.title = titleFor(page, lab);
  }, [page, lab]);
};
