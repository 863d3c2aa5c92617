import type { IpRoute, IpStack } from '../system/network/ip-stack.ts';
import type { MachineSpec } from '../system/machine.ts';
import type { WireSpec } from '../system/network/wire-spec.ts';
import type { Io } from '../kernel/io.ts';
import { boxed } from './lab.ts';
import type { DeviceSpec } from '../system/device-spec.ts';

/** `R1 GigabitEthernet0/0` as an end of a wire. */
const end = (text: string): WireSpec['ends'][number] => {
  const [machine = '', port = ''] = text.split(' ');
  return { machine, port };
};

/** A fast cable, or a switch when more than two ports are named. */
export const wire = (name: string, ends: readonly string[], changes: Partial<WireSpec> = {}): WireSpec => ({
  name,
  kind: ends.length > 2 ? 'segment' : 'link',
  ends: ends.map(end),
  rate: 1_000_000_000,
  latency: 0.05,
  loss: 0,
  ...changes,
});

/** A router whose ports have addresses: `['GigabitEthernet0/0 10.1.1.1']`, all /24. */
export const wiredRouter = (name: string, ports: readonly string[], lines: readonly string[] = []): DeviceSpec =>
  boxed({
    name,
    startup: [
      `hostname ${name}`,
      ...ports.flatMap((text) => {
        const [port, ip] = text.split(' ');
        return [`interface ${port}`, ` ip address ${ip} 255.255.255.0`, ' no shutdown'];
      }),
      ...lines,
      'end',
      '',
    ].join('\n'),
  });

function* idle(): Io<void> {}

/** A machine at `eth0`, which keeps packets while it asks for a neighbour, as servers do. */
export const wiredHost = (
  name: string,
  ip: string,
  gateway?: string,
  run: MachineSpec['run'] = idle,
): MachineSpec & { readonly stack: IpStack } => ({
  name,
  run,
  stack: {
    ports: [
      {
        name: 'eth0',
        mac: `0050.56${ip
          .split('.')
          .slice(2)
          .map((octet) => Number(octet).toString(16).padStart(2, '0'))
          .join('.00')}`,
        enabled: true,
        up: true,
        addresses: [{ ip, mask: '255.255.255.0' }],
        mtu: 1500,
      },
    ],
    routes: gateway === undefined ? [] : ([{ network: '0.0.0.0', mask: '0.0.0.0', via: gateway }] satisfies IpRoute[]),
    forwards: false,
    ttl: 64,
    patient: true,
    ignoresBroadcasts: true,
    complaintEvery: 0,
  },
});
