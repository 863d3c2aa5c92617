import type { Session } from '../../../cli/session.ts';
import { on, race, running, type Io } from '../../../kernel/io.ts';
import type { RsaPrivateKey } from '../../../system/crypto/rsa.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { wallClock } from '../../base/clock/api.ts';
import { domainOf } from '../../network/name-lookup/api.ts';
import { findPair, keysChanged, pairsOf } from './api.ts';
import { keysGenerated, keysRefused } from './events.ts';
import { sizesOf } from './sizes.ts';
import { keyPairs, type KeyPair, type KeyUsage } from './state.ts';

/** What somebody wants to have generated. */
interface Wanted {
  readonly keys?: 'general' | 'usage' | 'signature' | 'encryption';
  readonly label?: string;
  readonly bits?: number;
  readonly exportable?: true;
}

/** What keys are called in the question for their size. */
const CALLED: Readonly<Record<KeyUsage, string>> = {
  general: 'General Purpose Keys',
  signature: 'Signature Keys',
  encryption: 'Encryption Keys',
};

/** Names that a device has as long as nobody gives it one. */
const NAMELESS = ['Router', 'Switch'];

function refuse({ device }: Session, reason: string): undefined {
  device.emit(keysRefused, { reason });
}

/** The name of keys without a label: that of the device in its domain. */
function ownName(session: Session): string | undefined {
  const { device } = session;
  const name = device.hook(hostname, 'Router');
  const domain = domainOf(device);
  if (NAMELESS.includes(name)) session.print(`% Please define a hostname other than ${name}.`);
  else if (domain === null) session.print('% Please define a domain-name first.');
  else return `${name}.${domain}`;
  return refuse(session, domain === null && !NAMELESS.includes(name) ? 'domain' : 'hostname');
}

/** Says what becomes of keys of this name that there are. False: they stay. */
function* mayReplace(session: Session, name: string, asks: boolean): Io<boolean> {
  if (!pairsOf(session.device).some((pair) => pair.name === name)) {
    session.print(`The name for the keys will be: ${name}`);
    return true;
  }
  session.print(`% You already have RSA keys defined named ${name}.`);
  if (!asks) {
    session.print('% They will be replaced.');
    return true;
  }
  const yes = yield* session.yesNo('% Do you really want to replace them? [yes/no]: ');
  if (!yes) refuse(session, 'kept');
  return yes === true;
}

/** Asks for a size until it is one. Undefined when broken off. */
function* askSize(session: Session, usage: KeyUsage): Io<number | undefined> {
  const { least, most, usual } = sizesOf(session.device);
  session.print(
    `Choose the size of the key modulus in the range of ${least} to ${most} for your\n  ${CALLED[usage]}. Choosing a key modulus greater than 512 may take\n  a few minutes.\n`,
  );
  for (;;) {
    const typed = yield* session.askLine(`How many bits in the modulus [${usual}]: `);
    if (typed === undefined) return refuse(session, 'interrupted');
    const text = typed.trim();
    const bits = text === '' ? usual : /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (bits >= least && bits <= most) return bits;
    session.print(`% A decimal number between ${least} and ${most}.`);
  }
}

/** Finds a pair while the line waits. Undefined: Ctrl-Shift-6. */
function* found({ device, line }: Session, bits: number): Io<RsaPrivateKey | undefined> {
  const [which, key] = yield* on(
    race(
      running(() => findPair(device, bits)),
      line.escape,
    ),
  );
  return which === 0 ? key : undefined;
}

function* makeOne(session: Session, name: string, usage: KeyUsage, wanted: Wanted): Io<KeyPair | undefined> {
  const { device } = session;
  const exportable = wanted.exportable === true;
  if (wanted.bits !== undefined) session.print(`\n% The key modulus size is ${wanted.bits} bits`);
  const bits = wanted.bits ?? (yield* askSize(session, usage));
  if (bits === undefined) return undefined;
  session.print(`% Generating ${bits} bit RSA keys, keys will be ${exportable ? '' : 'non-'}exportable...`);
  const began = device.clock.now;
  const key = yield* found(session, bits);
  if (!key) {
    session.print('% Key generation was interrupted.');
    return refuse(session, 'interrupted');
  }
  session.print(`[OK] (elapsed time was ${Math.round((device.clock.now - began) / 1000)} seconds)`);
  return { ...key, name, usage, bits, exportable, madeAt: wallClock(device) };
}

/** Puts pairs in the place of those of their name, all at once. */
function store(device: Device, name: string, made: readonly KeyPair[]): void {
  device.replace(keyPairs, { pairs: [...pairsOf(device).filter((pair) => pair.name !== name), ...made] });
  for (const { bits, usage, exportable } of made) device.emit(keysGenerated, { name, bits, usage, exportable });
  device.hook(keysChanged, device);
}

/** `crypto key generate rsa`: nothing is stored before everything is made. */
export function* generate(session: Session, wanted: Wanted): Io<void> {
  const { keys = 'general', label, bits } = wanted;
  const name = label ?? ownName(session);
  if (name === undefined || !(yield* mayReplace(session, name, bits === undefined))) return;
  const usages: readonly KeyUsage[] = keys === 'usage' ? ['signature', 'encryption'] : [keys];
  const made: KeyPair[] = [];
  for (const usage of usages) {
    const pair = yield* makeOne(session, name, usage, wanted);
    if (!pair) return;
    made.push(pair);
  }
  session.print();
  store(session.device, name, made);
}
