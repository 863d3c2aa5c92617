import { defineHook } from '../hook.ts';
import type { Endpoint } from './network.ts';

/** What happens to a connection. */
export type TcpHappening =
  | { readonly what: 'created'; readonly portChosen: boolean }
  | {
      readonly what: 'synchronizes';
      readonly sequence: number;
      readonly acknowledges: number;
      readonly segment: number;
    }
  | { readonly what: 'moved'; readonly was: string; readonly is: string }
  /** Something was not acknowledged in time: how often until now, and how long it waits from now on. */
  | { readonly what: 'late'; readonly times: number; readonly wait: number; readonly sequence: number }
  | { readonly what: 'gone' };

/** A connection of the machine, as whoever looks on sees it. */
export type TcpSeen = TcpHappening & { readonly local: Endpoint; readonly remote: Endpoint };
export const tcpSeen = defineHook<TcpSeen>('network.tcp-seen');

/** The address of the control block of a connection: ours, from what it controls. */
export function controlBlock(local: string, foreign: string): string {
  let hash = 0x811c9dc5;
  for (const char of `${local} ${foreign}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return (0x30000000 + (hash % 0x0ffffff8) - (hash % 8)).toString(16).toUpperCase();
}
