import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { defineFact, type Device, type Fact } from '../../../system/device.ts';
import { body } from './parts.ts';
import type { Resolved } from './resolve.ts';
import { naming } from './state.ts';

/** An address, a name that is known, or one that is asked for; prints `Translating ...`, or `quietly` only where it asks. */
export function* resolveName(session: Session, typed: string, quietly = false): Io<Resolved> {
  return yield* body.get().resolveName(session, typed, quietly);
}

/** The name of an address, looked up without a word; undefined where nobody knows one. */
export function* nameOf(device: Device, address: string): Io<string | undefined> {
  return yield* body.get().nameOf(device, address);
}

/** The configured domain name, if any. */
export const domainOf = (device: Device): string | null => device.read(naming).domain;

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
