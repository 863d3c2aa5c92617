import type { DeviceView, LinkView } from '../../bridge/protocol.ts';

/** What is drawn of a lab, as a diagram or a table. */
export interface TopologyProps {
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  /** Name of the console that is in front. */
  readonly active: string | undefined;
  readonly onOpen: (console: string) => void;
}
