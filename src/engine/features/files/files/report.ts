import type { Session } from '../../../cli/session.ts';
import type { FileError } from './disk.ts';
import { filePolicy } from './state.ts';

/** `%Error opening flash0:/x (No such file or directory)`. `doing` is the word that stands after `%Error`. */
export const errorText = (doing: string, name: string, error: FileError): string =>
  `%Error ${doing} ${name.replace(/\p{Cc}/gu, '?')} (${error})`;

export function reportError(session: Session, doing: string, name: string, error: FileError): void {
  session.print(errorText(doing, name, error));
}

/** What the device says when a file name stays empty. */
export function reportBadName(session: Session): void {
  session.print('?Bad filename');
  session.print('%Error parsing filename (Bad file number)');
}

/** Whether the file commands ask for everything they already know, too: `file prompt noisy`. */
export const confirmsNames = (session: Session): boolean => session.device.read(filePolicy).prompt === 'noisy';

/** Whether the file commands ask for what they already know: not with `file prompt quiet`. */
export const asksNames = (session: Session): boolean => session.device.read(filePolicy).prompt !== 'quiet';
