import { EVERYBODY } from '../../../system/network/address.ts';
import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { textContent, textOf } from '../../../system/content.ts';
import { hostname, type Device } from '../../../system/device.ts';
import { errorText, fetchRemote, storeRemote } from '../../files/files/api.ts';
import { mergeText } from './storing.ts';
import { runningText } from './running.ts';

/** The commands of old say what took their place, and go on. */
const replacedBy = (copy: string): string => `This command has been replaced by the command:\n         '${copy}'`;

const ownFile = (device: Device): string => `${device.hook(hostname, 'Router').toLowerCase()}-confg`;

/** Host and file at the other end; undefined when one was not given. */
function* askPlace(session: Session, host: string, question: string, file: string) {
  const address = yield* session.ask('Address or name of remote host', host);
  if (address === '') session.print('?Host name or address not specified\n%Error parsing filename (Bad address)');
  const path = address ? yield* session.ask(question, file) : undefined;
  return address && path ? { system: 'tftp', host: address, path, user: undefined, password: undefined } : undefined;
}

/** `configure network`: merges a file of a TFTP server into the running configuration. */
export function* configureFromNetwork(session: Session): Io<void> {
  const kind = yield* session.ask('Host or network configuration file', 'host');
  if (kind === undefined) return;
  session.print(replacedBy('copy <url> system:/running-config'));
  const preset = 'network'.startsWith(kind.toLowerCase()) ? 'network-confg' : ownFile(session.device);
  const place = yield* askPlace(session, EVERYBODY, 'Source filename', preset);
  if (!place) return;
  const url = `tftp://${place.host}/${place.path}`;
  if (!(yield* session.confirm(`Configure using ${url}? `))) return;
  const fetched = yield* fetchRemote(session, place);
  const text = fetched.ok ? textOf(fetched.value) : undefined;
  if (text !== undefined) yield* mergeText(session, text, url);
  else if (fetched.ok) session.print(errorText('opening', url, 'Invalid argument'));
  else session.print(errorText(fetched.error.doing, url, fetched.error.error));
}

/** `write network`: stores the running configuration on a TFTP server. */
export function* writeToNetwork(session: Session): Io<void> {
  session.print(replacedBy('copy system:/running-config <url>'));
  const place = yield* askPlace(session, '', 'Destination filename', ownFile(session.device));
  if (!place) return;
  const url = `tftp://${place.host}/${place.path}`;
  if (!(yield* session.confirm(`Write file ${url}? `))) return;
  session.print();
  const stored = yield* storeRemote(session, place, textContent(runningText(session.device)));
  session.print(stored.ok ? '[OK]' : errorText(stored.error.doing, url, stored.error.error));
}
