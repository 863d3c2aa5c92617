import type { Io } from '../../kernel/io.ts';
import { defineHook, type Device } from '../device.ts';
import type { Address } from './network.ts';

/** How a device learns the address of a host, an address or a name; whoever knows names answers. `telling` hears what is said of it. */
export const hostAddress = defineHook<{
  readonly host: string;
  /** Null: there is no such host; undefined: nobody says. */
  readonly program?: (device: Device, telling?: (text: string) => void) => Io<Address | null | undefined>;
}>('network.host-address');
