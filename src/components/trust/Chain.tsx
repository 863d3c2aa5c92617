import { clsx } from 'clsx';
import type { TrustLink } from '../../engine/index.ts';
import { LinkMark } from './LinkMark.tsx';
import { signedBy, stageWord, stateOf } from './words.ts';

/** What leads from one link to the next: a line, cut where the chain breaks. */
function Joint({ broken }: { readonly broken: boolean }) {
  return (
    <svg viewBox="0 0 24 20" aria-hidden="true" className="ml-4 block h-5 w-6 text-line-strong">
      {broken ? (
        <path d="M12 0v5M12 15v5M7 12l10-4" stroke="currentColor" strokeWidth="1.75" className="text-danger" />
      ) : (
        <path d="M12 0v17m-4-5 4 5 4-5" stroke="currentColor" strokeWidth="1.75" fill="none" />
      )}
    </svg>
  );
}

function Link({ link }: { readonly link: TrustLink }) {
  const state = stateOf(link);
  return (
    <div
      className={clsx(
        'rounded-md border bg-raised px-3 py-2',
        state === 'refused' ? 'border-dashed border-danger' : 'border-line-strong',
      )}
    >
      <p className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="text-xs text-ink-2">{stageWord[link.stage]}</span>
        <LinkMark state={state} />
      </p>
      <p className="font-mono text-sm wrap-anywhere">{link.name}</p>
      {link.version !== '' && <p className="text-xs text-ink-2">{link.version}</p>}
      <p className="text-sm">
        {signedBy(link)}
        {state !== 'built-in' && <span className="text-ink-2">. {link.why}</span>}
      </p>
    </div>
  );
}

interface ChainProps {
  readonly title: string;
  readonly links: readonly TrustLink[];
  /** What is said when nothing runs. */
  readonly empty: string;
}

/** Software in the order in which it starts, each with who vouches for it. */
export function Chain({ title, links, empty }: ChainProps) {
  return (
    <section className="min-w-0">
      <h3 className="mb-2 text-sm font-semibold">{title}</h3>
      {links.length === 0 ? (
        <p className="text-sm text-ink-2">{empty}</p>
      ) : (
        <ol aria-label={title}>
          {links.map((link, index) => (
            <li key={`${index} ${link.name}`}>
              {index > 0 && <Joint broken={!link.accepted} />}
              <Link link={link} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
