import { on, race, type Io } from '../../../kernel/io.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { CDP, CDP_CAPABILITIES, CDP_GROUP, cdpMessage, parseCdp } from '../../../system/network/cdp.ts';
import { ipStack, noStack, type IpPort } from '../../../system/network/ip-stack.ts';
import type { LinkSocket } from '../../../system/network/network.ts';
import { runningImage, softwareLines } from '../../software/software/api.ts';
import { domainOf } from '../name-lookup/api.ts';
import { cdpConfig, cdpTable, hasNeighbours, learn, mattersChanged, takesPart } from './state.ts';

/** Milliseconds after which it first speaks, and speaks when something has changed (ours). */
const SOON = 5000;

const { router, switch: switches, igmp } = CDP_CAPABILITIES;

function version(device: Device): string {
  const image = runningImage(device);
  const facts = image && readHeader(image.content);
  return facts?.ok ? softwareLines(facts.value).join('\n') : '';
}

/** `R1`, or with the domain that is configured. */
function ownName(device: Device): string {
  const domain = domainOf(device);
  return `${device.hook(hostname, 'Router')}${domain === null ? '' : `.${domain}`}`;
}

const message = (device: Device, { name, addresses }: IpPort): Uint8Array =>
  cdpMessage({
    ttl: device.read(cdpConfig).holdtime,
    device: ownName(device),
    addresses: addresses.slice(0, 1).map(({ ip }) => ip),
    port: name,
    capabilities: router | switches | igmp,
    version: version(device),
    platform: `Cisco ${device.platform.pid}`,
    fullDuplex: true,
  });

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a?.length === b.length && b.every((byte, at) => byte === a[at]);

/** Tells the neighbours at every port; `said`: what was said there last. */
function speak(device: Device, link: LinkSocket, said: Map<string, Uint8Array>): void {
  const ports = device
    .hook(ipStack, noStack)
    .ports.filter(({ name, up, virtual }) => up && !virtual && device.network.carrier(name) && takesPart(device, name));
  for (const port of ports) {
    const bytes = message(device, port);
    const before = said.get(port.name);
    const kept = before && same(before, bytes) ? before : bytes;
    said.set(port.name, kept);
    link.send(port.name, CDP_GROUP, kept);
  }
  if (ports.length === 0) return;
  device.update(cdpTable, (draft) => {
    draft.sent += ports.length;
  });
}

/** Hears what neighbours tell. */
function* listen(device: Device, link: LinkSocket): Io<never> {
  for (;;) {
    const { port, bytes } = yield* on(link.receive);
    const told = takesPart(device, port) ? parseCdp(bytes) : undefined;
    if (told) learn(device, port, told);
  }
}

/** Tells and hears until it is switched off. */
export function* talk(device: Device): Io<void> {
  const link = device.network.link(CDP);
  const said = new Map<string, Uint8Array>();
  const listening = device.spawn(listen(device, link));
  try {
    for (let wait = SOON; hasNeighbours(device); ) {
      const [changed] = yield* on(race(device.clock.after(wait, 'poll'), mattersChanged(device).wait));
      if (changed === 0) speak(device, link, said);
      wait = changed === 0 ? device.read(cdpConfig).timer * 1000 : SOON;
    }
  } finally {
    listening.cancel();
    link.close();
  }
}
