import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import type { Datagram } from '../../../system/network/network.ts';
import { listenByTftp, type TftpRequest } from '../../../system/network/tftp-listen.ts';
import { TFTP_PORT } from '../../../system/network/tftp-packets.ts';
import { transferDone, transferFailed } from '../../../system/network/transfers.ts';
import { parseUrl, readFile, urlText } from '../../files/files/api.ts';
import { listAdmits } from '../access-lists/api.ts';
import { isOwnAddress } from '../interfaces/api.ts';
import { plain, tellAsked, tellRefused } from './debug.ts';
import { giveByTftp, refuseByTftp } from './give.ts';
import { servedFiles, type ServedFile } from './state.ts';

const MISSING = [1, 'No such file'] as const;
const VIOLATION = [2, 'Access violation'] as const;
/** What is given under this name: an alias, a file without its disk or with it. */
function offered(device: Device, name: string): ServedFile | undefined {
  const url = name.includes(':') ? parseUrl(device, name) : undefined;
  return device
    .read(servedFiles)
    .find(({ file, alias }) => (url ? file === urlText(url) : name === (alias ?? file.slice(file.indexOf(':') + 1))));
}

/** The file that somebody asked for; undefined: there is none. */
function contentOf(device: Device, { file }: ServedFile): Content | undefined {
  const content = readFile(device, file);
  return content.ok ? content.value : undefined;
}

function* answer(device: Device, { from: client, to: asked }: Datagram, request: TftpRequest): Io<void> {
  const { clock, name, network } = device;
  const writing = request.kind === 'write';
  if (!writing) tellAsked(device, client, plain(request.file));
  const file = writing ? undefined : offered(device, request.file);
  const coming = { address: client.address, protocol: 'udp', fromPort: client.port, toPort: TFTP_PORT } as const;
  if (file && file.list !== null && !listAdmits(device, String(file.list), coming)) return;
  const [from, to] = writing ? [client.address, name] : [name, client.address];
  const direction = writing ? 'upload' : 'download';
  const told = { protocol: 'tftp', file: file?.file ?? request.file, from, to, direction };
  const content = file && contentOf(device, file);
  const own = asked !== undefined && isOwnAddress(device, asked);
  const serving = { clock, network, to: client, asked: own ? asked : undefined };
  if (!content) {
    const [code, text] = writing ? VIOLATION : MISSING;
    tellRefused(device, code, text);
    refuseByTftp(serving, code, text);
    return device.emit(transferFailed, { ...told, bytes: 0, reason: writing ? 'denied' : 'missing' });
  }
  const { bytes, broken } = yield* giveByTftp(serving, request.options, content);
  if (broken) device.emit(transferFailed, { ...told, bytes, reason: broken });
  else device.emit(transferDone, { ...told, bytes });
}

/** Answers on the port of TFTP; each client gets its file from a port of its own. */
export const serve = (device: Device): Io<never> =>
  listenByTftp(device, (datagram, request) => answer(device, datagram, request));
