import { defineFact, type Device, type Fact } from '../../system/device.ts';
import { naming } from './state.ts';

export { resolveName } from './resolve.ts';

/** `ip domain name`, if configured. */
export const domainName = (device: Device): string | undefined => device.read(naming).domain ?? undefined;

export const nameFacts: readonly Fact[] = [
  defineFact({
    id: 'ip.domain-name',
    kind: 'text',
    nullable: true,
    describe: 'The configured domain name; none when there is none',
    read: (device) => device.read(naming).domain,
  }),
  defineFact({
    id: 'ip.domain-lookup',
    kind: 'flag',
    describe: 'Whether unknown words are looked up as host names',
    read: (device) => device.read(naming).lookup,
  }),
  defineFact({
    id: 'ip.host',
    kind: 'text',
    nullable: true,
    of: 'host name',
    describe: 'First address of a name configured with `ip host`; none without it',
    read: (device, of) => device.read(naming).hosts.find(({ name }) => name === of)?.addresses[0] ?? null,
  }),
];
