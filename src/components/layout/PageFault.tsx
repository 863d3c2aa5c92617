import { Component, type ReactNode } from 'react';
import { isUnfetched } from '../../store/unfetched.ts';
import { Button, buttonClass } from '../ui/Button.tsx';
import { Notice } from './Notice.tsx';
import { catalogueHref } from './route.ts';
import { UnfetchedNotice } from './Unfetched.tsx';

interface PageFaultProps {
  readonly children: ReactNode;
}

interface PageFaultState {
  readonly message: string | undefined;
}

/** Stands in for a page that could not be drawn: our mistake, the learner's work is safe. */
export class PageFault extends Component<PageFaultProps, PageFaultState> {
  override state: PageFaultState = { message: undefined };

  static getDerivedStateFromError(error: unknown): PageFaultState {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === undefined) return this.props.children;
    if (isUnfetched(message)) return <UnfetchedNotice />;
    return (
      <Notice
        title="This page could not be shown"
        actions={
          <>
            <Button look="primary" onClick={() => window.location.reload()}>
              Load it again
            </Button>
            <a href={catalogueHref} className={buttonClass({})}>
              See all labs
            </a>
          </>
        }
      >
        <p>
          This is a mistake in Bootset, not yours. Everything you typed is kept: loading the page again brings it back.
        </p>
        <p className="font-mono text-sm wrap-anywhere">{message}</p>
      </Notice>
    );
  }
}
