import type { Lab, WireLine, WireWords } from '../../../engine/index.ts';

/** Which lines are looked at; what is empty lets all pass. */
export interface WireFilter {
  /** Part of what is shown of a line, in any letters. */
  readonly text: string;
  readonly protocol: string;
  readonly wire: string;
  readonly conversation: string;
  /** Nothing after this moment. */
  readonly until?: number;
}

/** Some of the lines that pass a filter. */
export interface WireSlice {
  /** Lines that pass, and all there are. */
  readonly count: number;
  readonly total: number;
  /** Lines that are no longer kept. */
  readonly forgotten: number;
  /** Place of the first of these lines among those that pass. */
  readonly from: number;
  readonly lines: readonly WireLine[];
  /** Of all lines. */
  readonly protocols: readonly string[];
  /** Place of the line that is looked for among those that pass, if it does. */
  readonly sought: number | undefined;
}

/** A capture file. */
export interface WireFile {
  readonly bytes: Uint8Array;
  /** Bytes of packets that it has no room for, the oldest. */
  readonly leftOut: number;
}

/** Bytes of a capture file at most. */
const LARGEST = 64_000_000;

/** Questions about what crossed the wires. `type`, not `interface`: it is part of one. */
export type WireCalls = {
  /** Lines from a place on; where there are none so far, the last ones. `seek` is the index of a line. */
  wire(argument: {
    readonly from: number;
    readonly limit: number;
    readonly filter: WireFilter;
    readonly seek?: number | undefined;
  }): WireSlice;
  /** The bytes of a line, by its index. */
  wireBytes(index: number): Uint8Array;
  /** The lines that pass, as text. */
  wireText(filter: WireFilter): string;
  /** A capture file of everything that is kept, until a moment. */
  pcap(until: number | null): WireFile;
};

const shownOf = ({ from, to, protocol, says }: WireLine): string => `${from} ${to} ${protocol} ${says}`.toLowerCase();

/** Whether a line passes. */
function passes({ text, protocol, wire, conversation }: WireFilter): (line: WireLine) => boolean {
  const wanted = text.trim().toLowerCase();
  return (line) =>
    (protocol === '' || line.protocol === protocol) &&
    (wire === '' || line.wire === wire) &&
    (conversation === '' || line.conversation === conversation) &&
    (wanted === '' || shownOf(line).includes(wanted));
}

/** Whether a line passes the filter that was asked for last: a line that stays as it is is looked at once. */
function rememberingFilter(): (filter: WireFilter) => (line: WireLine) => boolean {
  let known = '';
  let verdicts = new WeakMap<WireLine, boolean>();
  return (filter) => {
    const { text, protocol, wire, conversation } = filter;
    const key = JSON.stringify([text, protocol, wire, conversation]);
    if (key !== known) [known, verdicts] = [key, new WeakMap()];
    const passing = passes(filter);
    return (line) => {
      const verdict = verdicts.get(line) ?? passing(line);
      verdicts.set(line, verdict);
      return verdict;
    };
  };
}

/** The place of the line with an index; undefined where there is none. */
function placeOf(index: number | undefined, lines: readonly WireLine[]): number | undefined {
  const place = index === undefined ? -1 : lines.findIndex((line) => line.index === index);
  return place < 0 ? undefined : place;
}

/** Answers questions about the wires of the lab that is open. */
export function wireCalls(current: () => Lab, breathe: () => Promise<void>, largest = LARGEST) {
  let known: { readonly lab: Lab; readonly words: WireWords } | undefined;
  const wordsOf = (lab: Lab): WireWords => {
    if (known?.lab !== lab) known = { lab, words: lab.describe() };
    return known.words;
  };
  const filtered = rememberingFilter();
  return {
    wire: ({ from, limit, filter, seek }: Parameters<WireCalls['wire']>[0]): WireSlice => {
      const words = wordsOf(current());
      const { until = Infinity } = filter;
      const all = words.lines(until);
      const lines = all.filter(filtered(filter));
      const sought = placeOf(seek, lines);
      const first = Math.max(0, Math.min(from, lines.length - limit));
      return {
        count: lines.length,
        total: all.length,
        forgotten: words.forgotten,
        from: first,
        lines: lines.slice(first, first + limit),
        protocols: [...new Set(all.map(({ protocol }) => protocol))].sort(),
        sought,
      };
    },
    wireBytes: (index: number): Uint8Array => wordsOf(current()).bytes(index),
    wireText: (filter: WireFilter): string => {
      const lab = current();
      return wordsOf(lab).text(passes(filter), lab.begin, filter.until);
    },
    pcap: async (until: number | null): Promise<WireFile> => {
      const recording = current().record();
      recording.stop();
      const pieces: Uint8Array<ArrayBuffer>[] = [];
      let [held, leftOut] = [0, 0];
      for (const piece of recording.until(until ?? Infinity)) {
        pieces.push(new Uint8Array(piece));
        held += piece.length;
        while (held > largest && pieces.length > 2) {
          const [oldest] = pieces.splice(1, 1); // behind what the file begins with
          held -= oldest?.length ?? 0;
          leftOut += oldest?.length ?? 0;
        }
        await breathe();
      }
      return { bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()), leftOut };
    },
  };
}
