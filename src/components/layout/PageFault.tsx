import { Component, type ReactNode } from 'react';
import { forgetEarly } from '../console/early.ts';
import { isUnfetched } from '../../store/unfetched.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';
import { catalogueHref } from './route.ts';
import { saveRecord } from './save-record.ts';
import { UnfetchedNotice } from './Unfetched.tsx';
import { useGoneWithWindow } from './use-gone-with-window.ts';

interface PageFaultProps {
  readonly children: ReactNode;
}

interface PageFaultState {
  readonly message: string | undefined;
}

/** What happened, and what is safe. */
function PageFaultNotice({ message }: { readonly message: string }) {
  const lost = useGoneWithWindow();
  return (
    <Notice
      title="This page could not be shown"
      actions={
        <>
          {lost && (
            <Button look="primary" onClick={saveRecord}>
              Save the session record
            </Button>
          )}
          <Button look={lost ? 'plain' : 'primary'} onClick={() => window.location.reload()}>
            Load it again
          </Button>
          <a href={catalogueHref} className={buttonClass({})}>
            See all labs
          </a>
        </>
      }
    >
      <p>
        This is a mistake in Bootset, not yours.{' '}
        {lost
          ? 'What you typed is kept in this window only, and is lost when the page is loaded again: save it before.'
          : 'Everything you typed is kept: loading the page again brings it back.'}
      </p>
      <p className="font-mono text-sm wrap-anywhere">{message}</p>
    </Notice>
  );
}

/** Stands in for a page that could not be drawn: our mistake, the learner's work is safe. */
export class PageFault extends Component<PageFaultProps, PageFaultState> {
  override state: PageFaultState = { message: undefined };

  static getDerivedStateFromError(error: unknown): PageFaultState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(): void {
    forgetEarly();
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    if (isUnfetched(message)) return <UnfetchedNotice />;
    return <PageFaultNotice message={message} />;
  }
}
