import { on, race, running, type Io } from '../../../../kernel/io.ts';
import { fail, type Result } from '../../../../kernel/result.ts';
import { sizeOf, type Content } from '../../../../system/content.ts';
import type { Local } from '../../../../system/network/network.ts';
import { memoryTaker } from '../../../../system/network/taker.ts';
import { readByTftp, type TftpCall, type TftpFault } from '../../../../system/network/tftp.ts';
import { emptyDisk, partitionSectors, writeFile } from '../../../files/files/api.ts';
import { defaultDisk, loadDriver, testReceived } from '../../image-load/api.ts';
import { monitorRegionsOf } from '../api.ts';
import { DONE, FAILED, holding, print, type Monitor, type Outcome } from '../monitor.ts';

/** What is to be fetched, and how: the variables of the ROM monitor, read. */
export interface Download {
  readonly server: string;
  readonly file: string;
  /** Own address, the port that is used, and the neighbour that packets are handed to. */
  readonly local: Local & { readonly gateway: string };
  /** Tries after the first one. */
  readonly retries: number;
  /** Milliseconds for all of it. */
  readonly limit: number;
  readonly quiet: boolean;
  readonly checksum: boolean;
  /** Where it goes: to flash, to memory to be started, or to the ROM monitor. */
  readonly to: 'flash' | 'memory' | 'rommon';
}

/** Milliseconds between two tries and for a block, and bytes written in a millisecond (ours). */
const RETRY = 4000;
const PACE = 1;
const ENDED = 'TFTP: Operation terminated.';
const WRITE_SPEED = 2400;

/** Asks for the neighbour's hardware address until it answers; a dot for each try in vain. */
function* resolveNeighbour({ device }: Monitor, { local, retries }: Download): Io<boolean> {
  for (let tries = retries; tries >= 0; tries--) {
    const [, found] = yield* on(race(device.network.neighbour(local.gateway, local), device.clock.after(RETRY)));
    if (found !== undefined) return true;
    device.console.write('.');
  }
  return false;
}

const faultText = ({ server, file }: Download, fault: TftpFault): string =>
  fault.kind === 'refused' ? `TFTP: error ${fault.code} received for ${file}` : `TFTP: no reply from ${server}`;

/** Receives the file, or says why not. */
function* receive(monitor: Monitor, download: Download): Io<Result<Content, string>> {
  const { device } = monitor;
  const { server, file, local, retries, quiet, limit } = download;
  if (!(yield* resolveNeighbour(monitor, download))) return fail(`ARP: no reply from ${local.gateway}`);
  if (device.console.column > 0) print(monitor, '');
  device.console.write(`Receiving ${file} from ${server} `);
  const socket = device.network.bind(local);
  let shown = 0;
  const show = (text: string): void => device.console.write(quiet ? '' : text);
  const call: TftpCall = {
    clock: device.clock,
    socket,
    server,
    patience: Array.from({ length: retries + 1 }, () => RETRY),
    pace: (blockSize) => (1000 * blockSize) / PACE,
    signs(due) {
      show('!'.repeat(due - shown));
      shown = due;
    },
    waited: () => show('.'),
    stray: () => {},
  };
  try {
    const [, got] = yield* on(
      race(
        running(() => readByTftp(call, file, memoryTaker)),
        device.clock.after(limit),
      ),
    );
    if (got?.ok) return got;
    return fail(got ? faultText(download, got.error) : 'TFTP: timed out');
  } finally {
    socket.close();
  }
}

/** Makes flash empty and puts the image there. */
function* writeToFlash(monitor: Monitor, { file }: Download, content: Content): Io<Outcome> {
  const { device } = monitor;
  const system = defaultDisk(device);
  print(monitor, `Copying file ${file} to ${system}:.`);
  yield* loadDriver(device);
  return yield* holding(monitor, rewrite(monitor, system, file, content));
}

function* rewrite(monitor: Monitor, system: string, file: string, content: Content): Io<Outcome> {
  const { device } = monitor;
  const disk = device.platform.disks.find(({ name }) => name === system);
  emptyDisk(device, system);
  const name = file.slice(file.lastIndexOf('/') + 1);
  yield* on(device.clock.after(Math.ceil(sizeOf(content) / WRITE_SPEED)));
  const written = writeFile(device, `${system}:${name}`, content);
  if (!written.ok) {
    print(monitor, `TFTP: ${system}:${name} cannot be written (${written.error})`);
    return FAILED;
  }
  const sectors = disk ? partitionSectors(disk) : 0;
  print(
    monitor,
    '\nFormat: All system sectors written. OK...\n',
    `Format: Total sectors in formatted partition: ${sectors}`,
    'Format: Total bytes in formatted partition: %llu',
    'Format: Operation completed successfully.',
  );
  yield* loadDriver(device);
  return DONE;
}

function ended(monitor: Monitor): Outcome {
  print(monitor, ENDED);
  return FAILED;
}

/** Makes it the ROM monitor of the next start; undefined: it was refused. */
function* upgrade(monitor: Monitor, path: string, image: Content): Io<Outcome | undefined> {
  const { test } = monitorRegionsOf(monitor.device);
  const programming = test && (yield* test(path, image));
  return programming && (yield* holding(monitor, programming));
}

/** Fetches an image, tests it, and only then touches flash or starts it. */
export function* download(monitor: Monitor, wanted: Download): Io<Outcome> {
  const { device } = monitor;
  const { server, file, checksum, to } = wanted;
  const got = yield* receive(monitor, wanted);
  if (!got.ok) {
    print(monitor, '', got.error, ENDED);
    return FAILED;
  }
  print(monitor, '', 'File reception completed.');
  const path = `tftp://${server}/${file}`;
  if (to === 'rommon') return (yield* upgrade(monitor, path, got.value)) ?? ended(monitor);
  const tested = yield* testReceived(device, path, got.value);
  if (!tested.ok) return ended(monitor);
  if (checksum) print(monitor, 'Validating checksum.');
  if (to === 'flash') return yield* writeToFlash(monitor, wanted, got.value);
  print(monitor, `loading image ${file} `);
  return { kind: 'start', path, content: got.value };
}
