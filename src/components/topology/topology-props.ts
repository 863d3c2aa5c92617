import type { DeviceView, LinkView, NetworkView, Traffic } from '../../bridge/protocol.ts';

/** What is drawn of a lab, as a diagram or a table. */
export interface TopologyProps {
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  readonly network: NetworkView | undefined;
  readonly traffic: Traffic | undefined;
  /** Names of the consoles that there are. */
  readonly consoles: readonly string[];
  /** Name of the console that is in front. */
  readonly active: string | undefined;
  /** The lab takes no input now. */
  readonly still: boolean;
  /** Where the places that the reader chose are kept. */
  readonly places: string;
  readonly onOpen: (console: string) => void;
  /** Plugs the cable of a port in, or pulls it out. */
  readonly onCable: (machine: string, port: string, plugged: boolean) => void;
}
