import type { Address } from '../../../system/network/network.ts';
import type { Association, NtpServer, Sample } from './state.ts';

/** Answers that are kept of a server. */
export const FILTER = 8;
/** Milliseconds that a clock is taken to be off by which nobody has heard. */
const FARTHEST = 16_000;
/** Of a clock that counts milliseconds. */
const PRECISION = 0.98;
/** Milliseconds that a server may be off by, at worst, to be gone by. */
const TOO_FAR = 1500;
/** Milliseconds of difference at which somebody is wrong. */
const WRONG = 1000;

/** Milliseconds that a server's time may be off by (RFC 5905, clock filter): each answer halves it. */
export const dispersionOf = ({ samples }: Association): number =>
  FARTHEST * (2 ** -samples.length - 2 ** -FILTER) + (samples.length > 0 ? PRECISION : 0);

/** The answer that came and went fastest; undefined: none came yet. */
export const bestOf = ({ samples }: Association): Sample | undefined =>
  samples.reduce<Sample | undefined>((best, one) => (best && best.delay <= one.delay ? best : one), undefined);

export const distanceOf = (one: Association): number =>
  dispersionOf(one) + one.rootDispersion + (one.rootDelay + (bestOf(one)?.delay ?? 0)) / 2;

export const isFit = (one: Association): boolean =>
  one.reach > 0 && one.stratum > 0 && one.stratum < 16 && one.leap < 3 && distanceOf(one) < TOO_FAR;

export interface Known {
  readonly server: NtpServer;
  readonly association: Association;
}

/** The server that the clock goes by: one that is preferred, of the lowest stratum, the nearest. */
export const choose = (known: readonly Known[]): Known | undefined =>
  known
    .filter(({ association }) => isFit(association))
    .toSorted(
      (a, b) =>
        Number(b.server.prefer) - Number(a.server.prefer) ||
        a.association.stratum - b.association.stratum ||
        distanceOf(a.association) - distanceOf(b.association),
    )[0];

/** How `show ntp associations` marks a server: the one gone by, one that might be, one that is wrong. */
export function markOf({ server, association }: Known, peer: Known | undefined, chosen: Address | null): string {
  if (server.address === chosen) return '*';
  if (!peer || !isFit(association)) return ' ';
  const apart = Math.abs((bestOf(association)?.offset ?? 0) - (bestOf(peer.association)?.offset ?? 0));
  return apart > WRONG ? 'x' : '+';
}
