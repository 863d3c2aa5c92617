import { spend } from '../../../kernel/work.ts';
import { sizeOf, type Content } from '../../content.ts';
import type { Flow } from '../network.ts';
import { paddingOf } from './wire.ts';

/** Bytes of data in a packet of bulk data, and of what stands before them in it; packets for a unit of work. */
const [EACH, HEAD, PACKETS] = [4096, 9, 500] as const;

/** How bulk data is sealed: what an end that has the keys of a direction knows of it, and nobody else. */
export interface Sealing {
  readonly key: Uint8Array;
  /** Number of its first packet. */
  readonly sequence: number;
}

interface Sealed extends Sealing {
  readonly content: Content;
}

/** What sealed bulk data holds. On the wire it is noise of its length, as what AES makes of anything is. */
const known = new WeakMap<Content, Sealed>();

/** Bytes of a packet that carries so many of data. */
const packetBytes = (data: number, block: number, mac: number): number =>
  5 + HEAD + data + paddingOf(HEAD + data, block) + mac;

export const packetsOf = (content: Content): number => Math.ceil(sizeOf(content) / EACH);

/** What goes over the wire for a content: whole packets, each with its filling and what vouches for it. */
export function seal(content: Content, sealing: Sealing, seed: string, block: number, mac: number): Content {
  spend(Math.ceil(packetsOf(content) / PACKETS));
  const size = sizeOf(content);
  const whole = Math.floor(size / EACH);
  const rest = size % EACH;
  const length = whole * packetBytes(EACH, block, mac) + (rest > 0 ? packetBytes(rest, block, mac) : 0);
  const sealed: Content = { kind: 'noise', seed, length };
  known.set(sealed, { ...sealing, content });
  return sealed;
}

/** What is in bulk data that came; undefined: these keys do not open it. */
export function unseal({ content }: Flow, { key, sequence }: Sealing): Content | undefined {
  const found = known.get(content);
  const opens = found?.sequence === sequence && found.key.every((byte, i) => byte === key[i]);
  return opens ? found.content : undefined;
}

/** Bulk data as both ends of a connection see it: what of it has come in whole packets. */
export function opened(flow: Flow, content: Content, block: number, mac: number): Flow {
  const size = sizeOf(content);
  const packet = packetBytes(EACH, block, mac);
  const ratio = sizeOf(flow.content) / size;
  return {
    content,
    get arrived() {
      const { arrived } = flow;
      return arrived >= sizeOf(flow.content) ? size : Math.floor(arrived / packet) * EACH;
    },
    get ended() {
      return flow.ended;
    },
    until: (bytes) => flow.until(bytes >= size ? Infinity : Math.ceil(bytes / EACH) * packet),
    quiet: (ms) => flow.quiet(ms),
    limit: (bytesPerSecond) => flow.limit(bytesPerSecond * ratio),
    stop: () => flow.stop(),
  };
}
