import { castDraft } from 'immer';
import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { Handover } from '../../../system/phase.ts';
import type { ImageKey } from '../../../system/crypto/training-keys.ts';
import { recordReturn } from '../../software/software/api.ts';
import {
  type FileUrl,
  parseUrl,
  readUrl,
  typedUrl,
  urlText,
  type Verification,
  verification,
} from '../../files/files/api.ts';
import { monitorRefused, monitorUpgraded } from './events.ts';
import { examineMonitor, type MonitorFault, upgradeMonitor } from './monitor.ts';
import { softwareOf } from './start.ts';
import { upgradeRegion } from './state.ts';

const LOAD_TEST = 2400;
const SECTORS = 23;
const ERASE_SECTOR = 450;
const PROGRAM_MARKS = 5;
const PROGRAM_MARK = 1600;
const RESET = 1200;

const TITLE = 'Platform Field Upgradeable ROMMON LOAD test';

const pause = (device: Device, ms: number): Io<void> => on(device.clock.after(ms));

/** Where an upgrade is told of. */
type Teller = Pick<Session, 'device' | 'print' | 'write'>;

/** `upgrade rom-monitor file URL`: test, question, programming, power-on reset. */
export function* upgradeFromFile(session: Session, url: FileUrl): Io<void> {
  const { device } = session;
  const file = readUrl(device, url);
  if (!file.ok) return session.print(`%Error opening ${typedUrl(url)} (${file.error})`);
  const key = yield* tested(session, url, file.value);
  if (!key) return;
  session.print("This command will result in a 'power-on reset' of the router!\n");
  if ((yield* session.yesNo('Continue? [yes/no]: ')) !== true) return;
  return yield* device.handOver(yield* holding(session, program(session, file.value, key)));
}

/** Tests what the ROM monitor has received, and gives what programs it and resets; undefined: it is refused. */
export function* upgradeFromMonitor(device: Device, path: string, image: Content): Io<Io<Handover> | undefined> {
  const write = (text: string): void => device.console.write(text);
  const teller: Teller = { device, write, print: (text) => write(`${text}\n`) };
  const url = parseUrl(device, path);
  const key = url && (yield* tested(teller, url, image));
  return key && program(teller, image, key);
}

/** The load test; undefined: it is no ROM monitor for this router. */
function* tested(teller: Teller, url: FileUrl, image: Content): Io<ImageKey | undefined> {
  const { device } = teller;
  teller.print(`${TITLE}\n${'_'.repeat(TITLE.length)}\n`);
  yield* pause(device, LOAD_TEST);
  const key = examineMonitor(device, image);
  if (!key.ok) {
    refuse(teller, url, image, key.error);
    return undefined;
  }
  device.hook(verification, { file: url, content: image, verdict: 'ok', words: '' });
  teller.print(`RSA Signature Verification Passed ...\n\nROM: ${softwareOf(key.value)}\n`);
  return key.value;
}

function* program(teller: Teller, image: Content, key: ImageKey): Io<Handover> {
  const { device } = teller;
  teller.print('\nROMMON image upgrade in progress.\n');
  teller.write('Erasing boot flash ');
  eraseMonitor(device);
  for (let sector = 0; sector < SECTORS; sector++) {
    yield* pause(device, ERASE_SECTOR);
    teller.write('e');
  }
  teller.write('\nProgramming boot flash ');
  for (let mark = 0; mark < PROGRAM_MARKS; mark++) {
    yield* pause(device, PROGRAM_MARK);
    teller.write('.');
  }
  storeMonitor(device, image, key);
  teller.print('\nNow Reloading');
  if (device.platform.family === 'C3900') teller.print('FPGA System Reset Fail; Performing IOCTRL System reset');
  yield* pause(device, RESET);
  recordReturn(device, 'power-on', 'power-on');
  return { kind: 'reload', reason: 'ROM monitor upgrade' };
}

/** Puts a verified ROM monitor where the next start finds it. */
export function storeMonitor(device: Device, image: Content, key: ImageKey): void {
  device.update(upgradeRegion, (draft) => {
    Object.assign(draft, { image: castDraft(image), damaged: false, fresh: true, preference: 'upgrade' });
  });
  const version = upgradeMonitor(device)?.image.version ?? '';
  device.emit(monitorUpgraded, { version, key: `${key.type} ${key.version}` });
}

/** From here on nothing is where the ROM monitor was, until a new one is stored. */
export const eraseMonitor = (device: Device): void =>
  device.update(upgradeRegion, (draft) => {
    Object.assign(draft, { image: null, damaged: true, fresh: false });
  });

const causes: Readonly<Record<MonitorFault, string>> = {
  'not-an-image': 'The file is not a ROM monitor image',
  truncated: 'The file is incomplete',
  'wrong-platform': 'The file is a ROM monitor image for another platform',
  unsigned: 'The ROM monitor image is not digitally signed',
  'unknown-key': 'Signed with a key that is not in the key storage',
  'bad-signature': 'The ROM monitor image does not match its digital signature',
};

function refuse(teller: Teller, file: FileUrl, content: Content, fault: MonitorFault): void {
  const words = refusalWords(teller.device, file, content, fault);
  teller.print(`RSA Signature Verification Failed ...\n\n%ERROR: ${words}. Nothing was programmed.`);
}

/** Why a file is not programmed; logged and noted on the way. */
export function refusalWords(device: Device, file: FileUrl, content: Content, fault: MonitorFault): string {
  const found: Verification = { file, content, verdict: fault, words: causes[fault] };
  const foreign = fault === 'not-an-image' || fault === 'wrong-platform';
  const { verdict, words } = foreign ? found : device.hook(verification, found);
  device.emit(monitorRefused, { file: urlText(file), reason: verdict });
  return words;
}
