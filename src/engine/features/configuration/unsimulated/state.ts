import { defineSlice } from '../../../kernel/slice.ts';

/** A line of the running configuration that is kept as text, with what stands below it in the order typed. */
export interface KeptLine {
  readonly line: string;
  readonly below: readonly KeptLine[];
}

/** Kept lines by the words they begin with, or by the header of the simulated block they stand below. */
export const keptLines = defineSlice<Readonly<Record<string, readonly KeptLine[]>>>({
  id: 'unsimulated.kept',
  lifetime: 'ram',
  initial: () => ({}),
});

const tableBlocks = [
  ...([
    'service',
    'boot-more',
    'vrf',
    'security',
    'enable',
    'aaa',
    'aaa-more',
    'memory',
    'ip-early',
    'ip-early-more',
  ] as const),
  ...(['ip-dhcp', 'ip-domain-more', 'multilink-more', 'pki', 'license-more', 'ip-tcp', 'ssh', 'class-map'] as const),
  ...([
    'router',
    'router-more',
    'ip-http',
    'ip-nat',
    'ip-route-more',
    'ip-access-list',
    'dialer',
    'access-list',
    'extended-list',
  ] as const),
  ...(['snmp', 'tacacs', 'control-plane', 'dial-peer', 'line-more', 'ntp'] as const),
] as const;

/** A block of the running configuration of which a table has lines. */
export type TableBlock = (typeof tableBlocks)[number];

/** Blocks of the running configuration in which lines are kept. */
export const keptBlocks: readonly string[] = [...tableBlocks, 'username-more'];
