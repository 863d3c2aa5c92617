import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import { isDisk, type FileUrl } from './url.ts';

/** True when an image for this machine is to be copied all the same. `machine`: undefined for what is no image. */
export function* acceptsForeign(session: Session, machine: number | undefined, to: FileUrl): Io<boolean> {
  const { platform } = session.device;
  if (!isDisk(session.device, to.system) || machine === undefined || machine === platform.machine) return true;
  if (session.line.column > 0) session.print();
  session.print('%Warning: File not a valid executable for this system');
  return !(yield* session.confirm('Abort Copy? '));
}
