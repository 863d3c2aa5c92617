import type { Moment } from './clock.ts';

/** The kinds of value an event's payload or a fact may have. */
export type ValueKind = 'text' | 'number' | 'flag' | 'list';
export type Value = string | number | boolean | null | readonly string[];

/** A thing that happened, in the past tense. Grading and the page read these; the engine never does. */
export interface EventType<P extends Readonly<Record<string, Value>>> {
  readonly id: string;
  readonly payload: { readonly [K in keyof P]: ValueKind };
  readonly describe: string;
}

export interface LabEvent {
  readonly at: Moment;
  readonly device: string;
  readonly id: string;
  readonly payload: Readonly<Record<string, Value>>;
}

export const defineEvent = <P extends Readonly<Record<string, Value>>>(
  id: string,
  payload: { readonly [K in keyof P]: ValueKind },
  describe: string,
): EventType<P> => ({ id, payload, describe });
