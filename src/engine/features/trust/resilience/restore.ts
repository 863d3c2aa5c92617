import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { errorText, readFile, realUrl, typedUrl, urlText, writeFile, type FileUrl } from '../../files/files/api.ts';
import { bootsetRefused, configRestored } from './events.ts';
import { CONFIG_NOT_ACTIVE } from './messages.ts';
import { bootset } from './state.ts';

/** Milliseconds that writing the file takes (ours). */
const RESTORE_TIME = 600;

/** `secure boot-config restore URL`: writes the archive to an ordinary file. */
export function* restoreConfig(session: Session, url: FileUrl): Io<void> {
  const { device } = session;
  const refuse = (reason: string): void => {
    device.emit(bootsetRefused, { command: 'secure boot-config restore', reason });
    session.print(reason);
  };
  const { config } = device.read(bootset);
  if (!config) return refuse(CONFIG_NOT_ACTIVE);
  const archive = readFile(device, config.path, { hidden: true });
  if (!archive.ok) return refuse(errorText('opening', config.path, archive.error));
  yield* on(device.clock.after(RESTORE_TIME));
  const written = writeFile(device, urlText(url), archive.value);
  if (!written.ok) return refuse(errorText('opening', typedUrl(url), written.error));
  session.print(`ios resilience:configuration successfully restored as ${realUrl(url)}`);
  device.emit(configRestored, { to: urlText(url) });
}
