import type { Again, Round } from '../../../kernel/clock.ts';
import { on, race, type Io } from '../../../kernel/io.ts';
import { rounds } from '../../../kernel/rounds.ts';
import { remembered } from '../../../kernel/slice.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import {
  CDP,
  CDP_CAPABILITIES,
  CDP_GROUP,
  cdpMessage,
  parseCdp,
  type CdpMessage,
} from '../../../system/network/cdp.ts';
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

/** What is to be told at every port that is up, as long as nothing of it is otherwise. */
const messages = remembered((device: Device) =>
  device
    .hook(ipStack, noStack)
    .ports.filter(({ name, up, virtual }) => up && !virtual && takesPart(device, name))
    .map((port) => ({ name: port.name, bytes: message(device, port) })),
);

/** What these bytes say; a neighbour that has nothing new sends the same again. */
const parsed = new WeakMap<Uint8Array, CdpMessage>();

function understood(bytes: Uint8Array): CdpMessage | undefined {
  const told = parsed.get(bytes) ?? parseCdp(bytes);
  if (told) parsed.set(bytes, told);
  return told;
}

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a?.length === b.length && b.every((byte, at) => byte === a[at]);

/** What is told now. */
const tellable = (device: Device) => messages(device).filter(({ name }) => device.network.carrier(name));

/** Tells the neighbours at every port, or so often at once; `said`: what was said there last. */
function speak(device: Device, link: LinkSocket, said: Map<string, Uint8Array>, again?: Again): void {
  const told = tellable(device);
  for (const { name, bytes } of told) {
    const before = said.get(name);
    const kept = before && (before === bytes || same(before, bytes)) ? before : bytes;
    said.set(name, kept);
    link.send(name, CDP_GROUP, kept, again);
  }
  if (told.length === 0) return;
  const table = device.read(cdpTable);
  device.replace(cdpTable, { ...table, sent: table.sent + told.length * (again?.times ?? 1) });
}

/** What it does again and again while nothing changes. */
const round = (device: Device, link: LinkSocket, said: Map<string, Uint8Array>): Round => ({
  every: device.read(cdpConfig).timer * 1000,
  lasts: () => Math.max(0, ...tellable(device).map(({ name, bytes }) => link.lasts(name, bytes) ?? Infinity)),
  pass: (again) => speak(device, link, said, again),
  passing: rounds,
});

/** Hears what neighbours tell. */
function* listen(device: Device, link: LinkSocket): Io<never> {
  for (;;) {
    const { port, bytes, times } = yield* on(link.receive);
    const told = takesPart(device, port) ? understood(bytes) : undefined;
    if (told) learn(device, port, told, times);
  }
}

/** Tells and hears until it is switched off. */
export function* talk(device: Device): Io<void> {
  const link = device.network.link(CDP);
  const said = new Map<string, Uint8Array>();
  const listening = device.spawn(listen(device, link));
  try {
    for (let wait = SOON; hasNeighbours(device); ) {
      const [changed] = yield* on(
        race(device.clock.after(wait, 'poll', round(device, link, said)), mattersChanged(device).wait),
      );
      if (changed === 0) speak(device, link, said);
      wait = changed === 0 ? device.read(cdpConfig).timer * 1000 : SOON;
    }
  } finally {
    listening.cancel();
    link.close();
  }
}
