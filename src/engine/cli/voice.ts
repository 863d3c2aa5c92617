import type { Session } from './session.ts';

/** The lab's own voice: never mistaken for the device's. */
const voice = (phrase: string, what: string): string => `[Bootset] "${phrase}" is ${what} here.`;

export const notSimulated = (phrase: string): string => voice(phrase, 'valid on this device but not simulated');
export const keptOnly = (phrase: string): string => voice(phrase, 'kept in the configuration and does nothing');

const told = new WeakMap<Session, Set<string>>();

/** Says something once to whoever types; a file that is read is told nothing. */
export function tell(session: Session, text: string): void {
  const before = told.get(session) ?? new Set();
  if (!session.interactive || before.has(text)) return;
  told.set(session, before.add(text));
  session.print(text);
}
