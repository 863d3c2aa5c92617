import { Component, type ReactNode } from 'react';
import { isUnfetched, noteUnfetched } from '../../store/unfetched.ts';

interface PartFaultProps {
  readonly children: ReactNode;
}

interface PartFaultState {
  readonly error: Error | undefined;
}

/** Stands in for a part of a page whose scripts did not come: the rest goes on, and a line above it says what can be done. */
export class PartFault extends Component<PartFaultProps, PartFaultState> {
  override state: PartFaultState = { error: undefined };

  static getDerivedStateFromError(error: unknown): PartFaultState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(error: Error): void {
    if (isUnfetched(error.message)) void noteUnfetched();
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    if (!isUnfetched(error.message)) throw error; // a mistake of ours: for the whole page
    return <p className="p-4 text-sm text-ink-2">This view could not be fetched. The consoles go on.</p>;
  }
}
