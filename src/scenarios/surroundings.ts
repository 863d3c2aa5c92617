import { hostConfig } from './host-config.ts';
import { networkView } from './network-view.ts';
import { wiresOf } from './wires.ts';

/** What makes hosts and wires of what a scenario says of them; only labs that have some fetch it. */
export const around = { hostConfig, networkView, wiresOf };
