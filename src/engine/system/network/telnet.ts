const [SE, SB, WILL, WONT, DO, DONT, IAC] = [240, 250, 251, 252, 253, 254, 255] as const;
const [ECHO, GO_AHEAD, TERMINAL_TYPE, WINDOW_SIZE] = [1, 3, 24, 31] as const;

/** What the escape character and a letter send, as telnet commands. */
export const telnetCommands: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries({ b: 243, c: 244, h: 247, o: 245, t: 246, u: 248 }).map(([key, code]) => [
    key,
    Uint8Array.of(IAC, code),
  ]),
);

/** One end of a telnet connection (RFC 854): takes the commands out of what comes, and says what to answer. */
export interface TelnetEnd {
  /** The other end echoes what is typed. */
  readonly echoes: boolean;
  /** What goes over has no commands in it: it is no telnet. */
  readonly plain: boolean;
  /** What it says before anything else. */
  readonly offers: Uint8Array;
  hear(bytes: Uint8Array): { readonly data: Uint8Array; readonly answer: Uint8Array };
}

type State = 'data' | 'command' | 'option' | 'suboption' | 'suboption-command';

/** `agrees`: whether the other end may or must do what it says. It answers nothing to what it has said itself. */
function telnetEnd(offers: readonly number[], agrees: (verb: number, option: number) => boolean): TelnetEnd {
  let state: State = 'data';
  let verb = 0;
  let echoes = false;
  const said = (verb: number, option: number): boolean =>
    offers.some((byte, i) => byte === verb && offers[i + 1] === option);
  const reply = (option: number): readonly number[] => {
    if (option === ECHO && (verb === WILL || verb === WONT)) echoes = verb === WILL;
    if (verb === WILL) return said(DO, option) ? [] : [IAC, agrees(verb, option) ? DO : DONT, option];
    if (verb === DO) return said(WILL, option) ? [] : [IAC, agrees(verb, option) ? WILL : WONT, option];
    return [];
  };
  const afterCommand = (byte: number): State => {
    if (byte === SB) return 'suboption';
    verb = byte;
    return byte >= WILL && byte !== IAC ? 'option' : 'data';
  };
  return {
    get echoes() {
      return echoes;
    },
    plain: false,
    offers: Uint8Array.from(offers),
    hear(bytes) {
      const data: number[] = [];
      const answer: number[] = [];
      for (const byte of bytes) {
        if (state === 'suboption') state = byte === IAC ? 'suboption-command' : state;
        else if (state === 'suboption-command') state = byte === SE ? 'data' : 'suboption';
        else if (state === 'option') {
          answer.push(...reply(byte));
          state = 'data';
        } else if (state === 'command') {
          if (byte === IAC) data.push(byte);
          state = afterCommand(byte);
        } else if (byte === IAC) state = 'command';
        else data.push(byte);
      }
      return { data: Uint8Array.from(data), answer: Uint8Array.from(answer) };
    },
  };
}

/** A terminal that lets the other end echo and send without "go ahead", and has no other option. */
export const telnetClient = (): TelnetEnd =>
  telnetEnd([], (verb, option) => option === GO_AHEAD || (verb === WILL && option === ECHO));

/** A device that is logged in to: it echoes, and asks what terminal that is. */
export const telnetServer = (): TelnetEnd =>
  telnetEnd(
    [
      [WILL, ECHO],
      [WILL, GO_AHEAD],
      [DO, TERMINAL_TYPE],
      [DO, WINDOW_SIZE],
    ].flatMap((offer) => [IAC, ...offer]),
    (_, option) => option === GO_AHEAD,
  );

/** A terminal at the end of something else, whose other end echoes. */
export const plainEnd: TelnetEnd = {
  echoes: true,
  plain: true,
  offers: new Uint8Array(),
  hear: (bytes) => ({ data: bytes, answer: new Uint8Array() }),
};
