import type { Moment } from './kernel/clock.ts';
import type { Input } from './kernel/journal.ts';

/** What a transcript needs of a lab. */
export interface Stage {
  readonly now: Moment;
  readonly nextDue: Moment | undefined;
  readonly devices: readonly { readonly name: string }[];
  reading(console: string): boolean;
  /** Goes on to what is due next. */
  step(): void;
  input(input: Input): unknown;
  advanceTo(moment: Moment): void;
  drain(): readonly { readonly console: string; readonly text: string }[];
}

export type Mark =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'keys'; readonly text: string }
  | { readonly kind: 'control'; readonly char: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'wait'; readonly text: string }
  | { readonly kind: 'on'; readonly console: string }
  | { readonly kind: 'power'; readonly on: boolean }
  | { readonly kind: 'usb'; readonly slot: string; readonly inserted: boolean }
  /** Without a machine it is the port of whoever the console belongs to. */
  | { readonly kind: 'cable'; readonly machine?: string | undefined; readonly port: string; readonly plugged: boolean }
  /** Bits per second of the terminal at this console. */
  | { readonly kind: 'speed'; readonly baud: number }
  | { readonly kind: 'note'; readonly topic: string; readonly value: string }
  | { readonly kind: 'clear' }
  /** The line before it may be left out of a solution without losing points. */
  | { readonly kind: 'optional' };

/** What stands between double brackets. */
export const MARK = /⟦([^⟧]*)⟧/g;
const keyNames: ReadonlyMap<string, string> = new Map(
  Object.entries({
    space: ' ',
    enter: '\r',
    tab: '\t',
    up: '\x1b[A',
    down: '\x1b[B',
    right: '\x1b[C',
    left: '\x1b[D',
    rubout: '\x7f',
    esc: '\x1b',
  }),
);

/** Longest time a transcript waits for a console to be read: two virtual hours. */
const PATIENCE = 7_200_000;
/** After a prompt appears, what else is due this soon (log lines) is let through. */
const MARGIN = 100;
/** Virtual milliseconds that pass without a stop. */
const STRIDE = 100;

const unit = (text: string | undefined): number => (text === 'ms' ? 1 : text === 's' ? 1000 : 60_000);

function directive(text: string): Mark | undefined {
  const [, name = '', rest = ''] = /^:(\w+)\s?(.*)$/s.exec(text) ?? [];
  switch (name) {
    case 'key':
      return { kind: 'keys', text: keyNames.get(rest) ?? rest };
    case 'type':
      return { kind: 'keys', text: rest };
    case 'secret':
      return { kind: 'line', text: rest };
    case 'wait':
      return { kind: 'wait', text: rest };
    case 'on':
      return { kind: 'on', console: rest };
    case 'power':
      return rest === 'on' || rest === 'off' ? { kind: 'power', on: rest === 'on' } : undefined;
    case 'usb':
    case 'flash': {
      const [way = '', slot = name === 'usb' ? 'usbflash0' : 'flash0'] = rest.split(' ');
      return way === 'in' || way === 'out' ? { kind: 'usb', slot, inserted: way === 'in' } : undefined;
    }
    case 'cable': {
      const [, way, machine, port] = /^(in|out) (?:(\S+) )?(\S+)$/.exec(rest) ?? [];
      return port === undefined ? undefined : { kind: 'cable', machine, port, plugged: way === 'in' };
    }
    case 'speed':
      return /^\d{1,7}$/.test(rest) ? { kind: 'speed', baud: Number(rest) } : undefined;
    case 'note': {
      const [topic = '', ...value] = rest.split(' ');
      return { kind: 'note', topic, value: value.join(' ') };
    }
    case 'clear':
    case 'optional':
      return { kind: name };
    default:
      return undefined;
  }
}

/** Reads what stands between double brackets: a typed line unless it is one of the directives. */
export function parseMark(text: string): Mark {
  const pass = /^\+(\d+)(ms|s|m)$/.exec(text);
  if (pass) return { kind: 'pass', ms: Number(pass[1]) * unit(pass[2]) };
  if (text === 'break') return { kind: 'break' };
  const control = /^\^([A-Z6[])$/.exec(text)?.[1];
  if (control)
    return { kind: 'control', char: control === '6' ? '\x1e' : String.fromCharCode(control.charCodeAt(0) - 64) };
  return directive(text) ?? { kind: 'line', text };
}

export const marksOf = (transcript: string): readonly Mark[] =>
  [...transcript.matchAll(MARK)].map(([, text = '']) => parseMark(text));

/** Where a mark of a transcript stands, by its position among the marks. */
export const offsetOfMark = (transcript: string, index: number): number =>
  [...transcript.matchAll(MARK)][index]?.index ?? 0;

/** Does something that stops on the way, without stopping. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Plays one console of a lab at a time; a fresh start is on the first device's console. */
export class Player {
  readonly #stage: Stage;
  #console: string;
  #screen = '';
  /** What the console printed since the last input, piece by piece. */
  #sinceInput: string[] = [];

  constructor(stage: Stage, console = stage.devices[0]?.name ?? '') {
    this.#stage = stage;
    this.#console = console;
    this.#collect();
  }

  /** Everything printed so far on the consoles played, CR LF as `\n`. */
  get screen(): string {
    this.#collect();
    return this.#screen.replaceAll('\r\n', '\n');
  }

  play(transcript: string): this {
    for (const mark of marksOf(transcript)) this.act(mark);
    this.settle();
    return this;
  }

  act(mark: Mark): void {
    atOnce(this.acting(mark));
  }

  /** Does what a mark says, and stops where others may have their turn. */
  *acting(mark: Mark): Generator<void, void> {
    switch (mark.kind) {
      case 'line':
        return yield* this.#typing(`${mark.text}\r`);
      case 'keys':
        return yield* this.#typing(mark.text);
      case 'control':
        if (mark.char !== '\x1e' && !this.#interrupts(mark.char)) yield* this.settling();
        return this.#send({ kind: 'type', console: this.#console, text: mark.char });
      case 'break':
        return this.#send({ kind: 'break', console: this.#console });
      case 'pass':
        return yield* this.#passing(mark.ms);
      case 'wait':
        return yield* this.#until(this.#hears(mark.text));
      case 'on':
        this.#collect();
        this.#console = mark.console;
        return;
      case 'power':
        return this.#send({ kind: 'power', device: this.#console, on: mark.on });
      case 'usb':
        return this.#send({ kind: 'usb', device: this.#console, slot: mark.slot, inserted: mark.inserted });
      case 'cable':
        return this.#send({
          kind: 'cable',
          device: mark.machine ?? this.#console,
          port: mark.port,
          plugged: mark.plugged,
        });
      case 'speed':
        return this.#send({ kind: 'speed', console: this.#console, baud: mark.baud });
      case 'note':
        return this.#send({ kind: 'note', topic: mark.topic, value: mark.value });
      case 'clear':
        yield* this.settling();
        this.#collect();
        this.#screen = '';
        return;
      case 'optional':
    }
  }

  /** Ctrl-C at a workstation ends what runs there. */
  #interrupts(char: string): boolean {
    return char === '\x03' && !this.#stage.devices.some(({ name }) => name === this.#console);
  }

  /** Lets time pass until the console is read and quiet. */
  settle(): void {
    atOnce(this.settling());
  }

  /** The same, with stops. */
  settling(): Generator<void, void> {
    return this.#until(() => {
      if (!this.#stage.reading(this.#console)) return false;
      this.#stage.advanceTo((this.#stage.now + MARGIN) as Moment);
      return this.#stage.reading(this.#console);
    });
  }

  *#passing(ms: number): Generator<void, void> {
    const stage = this.#stage;
    const end = stage.now + ms;
    for (; stage.now + STRIDE < end; yield) stage.advanceTo((stage.now + STRIDE) as Moment);
    stage.advanceTo(end as Moment);
  }

  *#typing(text: string): Generator<void, void> {
    yield* this.settling();
    this.#send({ kind: 'type', console: this.#console, text });
  }

  #send(input: Input): void {
    this.#collect();
    this.#sinceInput = [];
    this.#stage.input(input);
  }

  *#until(done: () => boolean): Generator<void, void> {
    const limit = this.#stage.now + PATIENCE;
    for (this.#collect(); !done(); this.#collect()) {
      const next = this.#stage.nextDue;
      if (next === undefined || next > limit) return;
      this.#stage.step();
      yield;
    }
  }

  /** Whether this was printed since the last input; what was looked through is not looked through again. */
  #hears(text: string): () => boolean {
    let seen = 0;
    let end = '';
    return () => {
      const said = this.#sinceInput.slice(seen).join('');
      if (said === '' && seen > 0) return false;
      seen = this.#sinceInput.length;
      // A CR is left out of what is looked for, and the text may have begun in what was seen.
      const heard = end + said;
      end = heard.slice(-2 * text.length);
      return heard.replaceAll('\r\n', '\n').includes(text);
    };
  }

  #collect(): void {
    for (const { console, text } of this.#stage.drain()) {
      if (console !== this.#console) continue;
      this.#screen += text;
      this.#sinceInput.push(text);
    }
  }
}
