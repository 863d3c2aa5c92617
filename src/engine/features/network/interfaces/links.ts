import { on, type Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { adminDown, linkChanged, linkUpDown, protocolUpDown } from './messages.ts';
import { interfaceNames } from './names.ts';
import {
  interfaceSettings,
  linkStates,
  LOOPBACK,
  presetInterface,
  type InterfaceSettings,
  type LinkState,
} from './state.ts';

/** Milliseconds a port takes to find out about its cable, and the line protocol after that. */
const LINK_DELAY = 2000;
const PROTOCOL_DELAY = 1000;
/** Places among the messages of a start. */
const [LINKS, PROTOCOLS, SHUT] = [20, 30, 50];

export const settingsOf = (device: Device, name: string): InterfaceSettings =>
  device.read(interfaceSettings)[name] ?? presetInterface(name);

/** What an interface shows now. Shut shows at once, a cable after a while. */
export function linkState(device: Device, name: string): LinkState {
  if (settingsOf(device, name).shutdown) return { link: 'admin', protocol: 'down' };
  const known = device.read(linkStates).states[name];
  if (!known || known.link === 'admin') return { link: name.startsWith(LOOPBACK) ? 'up' : 'down', protocol: 'down' };
  return known;
}

/** Whether a port has a cable with something alive at its other end. */
export const hasCarrier = ({ network }: Device, name: string): boolean => network.carrier(name);

function wanted(device: Device, name: string): LinkState['link'] {
  if (settingsOf(device, name).shutdown) return 'admin';
  return name.startsWith(LOOPBACK) || hasCarrier(device, name) ? 'up' : 'down';
}

const known = (device: Device, name: string): LinkState =>
  device.read(linkStates).states[name] ?? { link: name.startsWith(LOOPBACK) ? 'up' : 'admin', protocol: 'down' };

type Found = readonly [name: string, state: LinkState];

/** Takes over what was found out, all at once: a change costs as much as there are interfaces. */
function learn(device: Device, found: readonly Found[]): void {
  if (found.length === 0) return;
  device.update(linkStates, (draft) => {
    for (const [name, state] of found) draft.states[name] = state;
  });
}

function learnLinks(device: Device, names: readonly string[], always: boolean): void {
  const found = names.flatMap((name): readonly Found[] => {
    const [before, link] = [known(device, name), wanted(device, name)];
    return before.link === link && !always ? [] : [[name, { ...before, link }]];
  });
  learn(device, found);
  for (const [name, { link }] of found) {
    device.emit(linkChanged, { interface: name, up: link === 'up' });
    if (link === 'admin') device.log(adminDown, name);
    else device.log(linkUpDown, name, link);
  }
}

function learnProtocols(device: Device, names: readonly string[], always: boolean): void {
  const found = names.flatMap((name): readonly Found[] => {
    const before = known(device, name);
    const protocol = before.link === 'up' ? 'up' : 'down';
    return before.protocol === protocol && !always ? [] : [[name, { ...before, protocol }]];
  });
  learn(device, found);
  for (const [name, { protocol }] of found) tellProtocol(device, name, protocol);
}

/** A port that comes up says whose it is, and one that goes down has no neighbours. */
function tellProtocol(device: Device, name: string, protocol: LinkState['protocol']): void {
  device.log(protocolUpDown, name, protocol);
  if (protocol === 'up') device.network.announce(name);
  else device.network.forgetNeighbours({ port: name });
}

/** Of ports that have lost their carrier the line protocol goes first. */
function loseProtocols(device: Device, lost: readonly string[]): void {
  learn(
    device,
    lost.map((name) => [name, { ...known(device, name), protocol: 'down' }]),
  );
  for (const name of lost) tellProtocol(device, name, 'down');
}

/** Brings interfaces to the state their settings and their cables ask for, with the messages on the way. */
function* follow(device: Device, names: readonly string[]): Io<void> {
  const existing = (): readonly string[] => {
    const known = new Set(interfaceNames(device));
    return names.filter((name) => known.has(name));
  };
  yield* on(device.clock.after(LINK_DELAY));
  const losing = existing().filter((name) => wanted(device, name) === 'down' && known(device, name).protocol === 'up');
  loseProtocols(device, losing);
  learnLinks(
    device,
    existing().filter((name) => !losing.includes(name)),
    false,
  );
  yield* on(device.clock.after(PROTOCOL_DELAY));
  learnLinks(
    device,
    existing().filter((name) => losing.includes(name)),
    false,
  );
  learnProtocols(device, existing(), false);
}

/** The last messages of an interface that was taken away. */
function* followRemoval(device: Device, name: string, { link, protocol }: LinkState): Io<void> {
  yield* on(device.clock.after(LINK_DELAY));
  if (link !== 'admin') device.log(adminDown, name);
  yield* on(device.clock.after(PROTOCOL_DELAY));
  if (protocol === 'up') device.log(protocolUpDown, name, 'down');
}

/** An interface was taken away: nothing is known of it any more. */
export function forgetLink(device: Device, name: string): void {
  const last = known(device, name);
  device.update(linkStates, ({ states }) => {
    delete states[name];
  });
  if (device.read(linkStates).started) device.spawn(followRemoval(device, name, last));
}

/** The interface was shut, opened, made, or its cable changed: state and messages follow by themselves. */
export function linkMayChange(device: Device, name: string): void {
  if (!device.read(linkStates).started) return;
  device.spawn(follow(device, [name]));
  device.network.portsChanged();
}

/** A port with a cable at the start of IOS: the line protocol follows its link. */
function comeUp(device: Device, name: string): void {
  learnLinks(device, [name], true);
  device.spawn(followProtocol(device, name));
}

function* followProtocol(device: Device, name: string): Io<void> {
  yield* on(device.clock.after(PROTOCOL_DELAY));
  learnProtocols(device, [name], true);
}

type Step = { readonly order: number; say(device: Device): void };

/** What every port has to say at the start of IOS, those that are shut after the others. */
export const startSteps = (device: Device): readonly Step[] =>
  interfaceNames(device)
    .filter((name) => !name.startsWith(LOOPBACK))
    .flatMap((name): readonly Step[] => {
      const link = wanted(device, name);
      if (link === 'admin') return [{ order: SHUT, say: () => learnLinks(device, [name], true) }];
      const links = { order: LINKS, say: () => learnLinks(device, [name], true) };
      if (link === 'up') return [{ ...links, say: () => comeUp(device, name) }];
      return [links, { order: PROTOCOLS, say: () => learnProtocols(device, [name], true) }];
    });

/** From now on changes are followed as they happen; loopbacks made so far come up. */
export function* startLinks(device: Device): Io<void> {
  device.update(linkStates, (draft) => {
    draft.started = true;
  });
  device.network.portsChanged();
  const loopbacks = interfaceNames(device).filter((name) => name.startsWith(LOOPBACK));
  if (loopbacks.length > 0) device.spawn(follow(device, loopbacks));
}
