import type { Io } from '../../../kernel/io.ts';
import { emptyContent, sizeOf, type Content } from '../../../system/content.ts';
import type { Machine } from '../../../system/machine.ts';
import { ipStack, noStack } from '../../../system/network/ip-stack.ts';
import type { Datagram } from '../../../system/network/network.ts';
import { listenByTftp, type TftpRequest } from '../../../system/network/tftp-listen.ts';
import { TFTP_PORT, tftpError } from '../../../system/network/tftp-packets.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { reasonOf } from '../../events.ts';
import { altered, faultAt, type Fault, type Faulty } from '../../faults.ts';
import { begin, entryAt, freeFor, readable, writeWhatFits, type FileTrouble } from '../../files.ts';
import { below } from '../../paths.ts';
import type { Service } from '../../service.ts';
import { asNetascii, fromNetascii } from './netascii.ts';
import { agree } from './options.ts';
import { dally, give, take, type Moved, type Transfer } from './transfer.ts';

export interface TftpConfig extends Faulty {
  /** What clients see as `/`, and what their names are below. */
  readonly folder: string;
  /** Files that are not there may be written. Preset: no. */
  readonly create?: boolean | undefined;
}

/** Who the server is on the host, and the rights of files that it makes. */
const [WHO, NEW_FILE] = ['tftp', 0o666] as const;

const REFUSED = [2, 'Access denied'] as const;
const REFUSALS: Readonly<Record<FileTrouble, readonly [code: number, text: string]>> = {
  missing: [1, 'File not found'],
  folder: [1, 'File not found'],
  denied: REFUSED,
  full: [3, 'Disk full or allocation exceeded'],
  exists: [6, 'File already exists'],
  'not-empty': REFUSED,
};

/** What a request gets instead of a file, and the word for it; undefined: it is served. */
interface Refusal {
  readonly error: readonly [code: number, text: string];
  readonly reason: string;
}

const refusedFor = (trouble: FileTrouble | undefined): Refusal | undefined =>
  trouble && { error: REFUSALS[trouble], reason: reasonOf(trouble) };

function writeRefusal(machine: Machine, { create = false }: TftpConfig, path: string, fault: Fault | undefined) {
  if (fault?.kind === 'read-only') return { error: [0, 'Read-only file system'], reason: 'denied' } as const;
  if (!create && !entryAt(machine, path)) return refusedFor('missing');
  return refusedFor(begin(machine, path, WHO, NEW_FILE));
}

/** Answers from the address that was asked. */
function* answer(
  machine: Machine,
  config: TftpConfig,
  { from: client, to: asked }: Datagram,
  request: TftpRequest,
): Io<void> {
  const { kind, file, mode, options } = request;
  const path = below(config.folder, file);
  const fault = faultAt(config, path);
  if (fault?.kind === 'silent') return;
  const own = machine.hook(ipStack, noStack).ports.some(({ addresses }) => addresses.some(({ ip }) => ip === asked));
  const socket = machine.network.bind({ address: own ? asked : undefined });
  const reading = kind === 'read';
  const [from, to] = reading ? [machine.name, client.address] : [client.address, machine.name];
  const direction = reading ? 'download' : 'upload';
  let dallying = false;
  const told = { protocol: 'tftp', file: path, from, to, direction };
  try {
    const octet = mode === 'octet';
    if (!octet && mode !== 'netascii') return socket.send(client, tftpError(4, 'Unknown mode'));
    const found = readable(machine, path, WHO);
    const refusal =
      fault?.kind === 'refuses'
        ? { error: REFUSED, reason: 'refused' }
        : reading
          ? refusedFor(found.ok ? undefined : found.error)
          : writeRefusal(machine, config, path, fault);
    if (refusal) {
      socket.send(client, tftpError(...refusal.error));
      return machine.emit(transferFailed, { ...told, bytes: 0, reason: refusal.reason });
    }
    const content = reading && found.ok ? altered(found.value.content, fault) : emptyContent;
    const agreed = agree(options, reading ? sizeOf(content) : undefined, octet);
    const transfer: Transfer = { ...agreed, machine, socket, client, fault };
    const moved = reading
      ? yield* give(transfer, octet ? content : asNetascii(content))
      : yield* keep(transfer, path, (taken) => (octet ? taken : fromNetascii(taken)));
    const bytes = sizeOf(moved.content);
    if (moved.broken) machine.emit(transferFailed, { ...told, bytes, reason: moved.broken });
    else machine.emit(transferDone, { ...told, bytes });
    if (moved.last) {
      dallying = true;
      machine.spawn(dally(transfer, moved.last));
    }
  } finally {
    if (!dallying) socket.close();
  }
}

/** Takes a file and keeps what came of it. */
function* keep(transfer: Transfer, path: string, turned: (taken: Content) => Content): Io<Moved> {
  const { machine, fault } = transfer;
  const moved = yield* take(transfer, fault?.kind === 'full' ? 0 : freeFor(machine, path));
  const { kept, trouble } = writeWhatFits(machine, path, turned(moved.content), WHO, NEW_FILE);
  if (!moved.last) return moved;
  transfer.socket.send(transfer.client, trouble ? tftpError(...REFUSALS[trouble]) : moved.last);
  return trouble ? { content: kept, broken: reasonOf(trouble) } : moved;
}

const isRequest = (bytes: Uint8Array): boolean => bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2);

/** A file server without accounts (as tftpd-hpa with --secure). */
export const tftp: Service<TftpConfig> = {
  id: 'tftp',
  port: TFTP_PORT,
  *run(machine: Machine, config: TftpConfig): Io<never> {
    const silent = config.fault?.kind === 'silent';
    return yield* listenByTftp(
      machine,
      function* (datagram, request) {
        if (!silent) yield* answer(machine, config, datagram, request);
      },
      ({ from, bytes }, socket) => {
        if (!silent && isRequest(bytes)) socket.send(from, tftpError(4, 'Illegal TFTP operation'));
      },
    );
  },
};
