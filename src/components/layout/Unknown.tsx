import { buttonClass } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';
import { catalogueHref } from './route.ts';

const home = (
  <a href={catalogueHref} className={buttonClass({ look: 'primary' })}>
    See all labs
  </a>
);

/** The address names no page. */
export function UnknownPage({ path }: { readonly path: string }) {
  return (
    <Notice title="There is no page at this address" actions={home}>
      <p>
        <code className="rounded-sm bg-hover px-1.5 py-0.5 font-mono text-sm wrap-anywhere">#{path}</code> leads
        nowhere. A lab’s address looks like <code className="font-mono text-sm">#/lab/restore-bootset</code>. Your saved
        work is not affected.
      </p>
    </Notice>
  );
}

/** The address names a lab that the catalogue does not have. */
export function UnknownLab({ id }: { readonly id: string }) {
  return (
    <Notice title="This lab is not in the catalogue" actions={home}>
      <p>
        There is no lab called{' '}
        <code className="rounded-sm bg-hover px-1.5 py-0.5 font-mono text-sm wrap-anywhere">{id}</code> here. It may be
        misspelt, or the link was made with a newer version of Bootset. Your saved work is not affected.
      </p>
    </Notice>
  );
}

/** The address carries a moment or a scenario that cannot be read. */
export function DamagedLink() {
  return (
    <Notice title="This link is damaged" actions={home}>
      <p>
        What it carries cannot be read: it was probably cut off on its way. Ask for it again, or for the file instead.
        Your saved work is not affected.
      </p>
    </Notice>
  );
}

interface UnknownAttemptProps {
  /** Why nothing that is stored can be had; undefined when it can. */
  readonly lost: string | undefined;
}

/** The address names an attempt that is not stored here, or that cannot be had. */
export function UnknownAttempt({ lost }: UnknownAttemptProps) {
  if (lost !== undefined)
    return (
      <Notice title="This attempt cannot be read" actions={home}>
        <p>{lost} What is stored there may be had later: load the page again, or restart the browser.</p>
      </Notice>
    );
  return (
    <Notice title="This attempt is not on this device" actions={home}>
      <p>
        Attempts are stored in the browser they were made in. It may have been made elsewhere, or this browser’s data
        was cleared. Nothing else is affected.
      </p>
    </Notice>
  );
}
