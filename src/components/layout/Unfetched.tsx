import { TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useLab } from '../../store/lab.ts';
import {
  forgetUnfetched,
  isUnfetched,
  loadAnew,
  noteUnfetched,
  useUnfetched,
  type Reach,
} from '../../store/unfetched.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';
import { saveRecord } from './save-record.ts';
import { useGoneWithWindow } from './use-gone-with-window.ts';

interface Words {
  readonly title: string;
  readonly text: string;
  readonly load: string;
}

const MISSING = 'A part of this page could not be fetched';

const words: Readonly<Record<Reach, Words>> = {
  newer: {
    title: 'There is a newer version of Bootset',
    text: 'This page is of an older one, and a part of it that is needed now is no longer there.',
    load: 'Load the newer version',
  },
  same: {
    title: MISSING,
    text: 'It did not come from where the page comes from; it may when the page is loaded again.',
    load: 'Load the page again',
  },
  unreachable: {
    title: MISSING,
    text: 'There is no connection to where it comes from. What is open goes on without it.',
    load: 'Try again',
  },
};

/** What happened, what is safe and what can be done; undefined until it is known. */
function useWords(): Words & { readonly safe: string; readonly lost: boolean } {
  const reach = useUnfetched((state) => state.reach);
  const lost = useGoneWithWindow();
  const safe = lost
    ? 'What you typed is kept in this window only: save it as a file before.'
    : 'What you typed is kept.';
  return { ...(reach ? words[reach] : { title: MISSING, text: '', load: 'Load the page again' }), safe, lost };
}

/** Loads the page anew once everything is stored. */
const load = (): void => void useLab.getState().kept().then(loadAnew);

/** A page that cannot be shown because a part of it did not come. */
export function UnfetchedNotice() {
  const { title, text, safe, lost, load: label } = useWords();
  useEffect(() => {
    if (!useUnfetched.getState().missing) void noteUnfetched();
  }, []);
  return (
    <Notice
      title={title}
      actions={
        <>
          <Button look="primary" onClick={load}>
            {label}
          </Button>
          {lost && <Button onClick={saveRecord}>Save the session record</Button>}
        </>
      }
    >
      <p>
        {text} {safe}
      </p>
    </Notice>
  );
}

/** A line above a page that goes on although a part of it did not come. */
export function UnfetchedBanner() {
  const missing = useUnfetched((state) => state.missing);
  const stopped = useLab(({ status }) => status.kind === 'failed' && isUnfetched(status.message));
  const { title, text, safe, lost, load: label } = useWords();
  return (
    <div role="status" className="contents">
      {missing && !stopped && (
        <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-soft px-4 py-1.5 text-sm">
          <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warn" />
          <span className="min-w-48 flex-1">
            {title}. {text} {safe}
          </span>
          <Button size="small" onClick={load}>
            {label}
          </Button>
          {lost && (
            <Button size="small" onClick={saveRecord}>
              Save the session record
            </Button>
          )}
          <Button size="small" onClick={forgetUnfetched}>
            Dismiss
          </Button>
        </div>
      )}
    </div>
  );
}
