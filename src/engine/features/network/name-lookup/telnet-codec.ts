const [SE, SB, WILL, WONT, DO, DONT, IAC] = [240, 250, 251, 252, 253, 254, 255] as const;
const [ECHO, GO_AHEAD] = [1, 3] as const;

/** One end of a telnet connection (RFC 854): takes the commands out of what comes, and says what to answer. */
export interface TelnetEnd {
  /** The other end echoes what is typed. */
  readonly echoes: boolean;
  hear(bytes: Uint8Array): { readonly data: Uint8Array; readonly answer: Uint8Array };
}

type State = 'data' | 'command' | 'option' | 'suboption' | 'suboption-command';

/** A terminal that lets the other end echo and send without "go ahead", and has no other option. */
export function telnetEnd(): TelnetEnd {
  let state: State = 'data';
  let verb = 0;
  let echoes = false;
  const reply = (option: number): readonly number[] => {
    if (option === ECHO && (verb === WILL || verb === WONT)) echoes = verb === WILL;
    if (verb === WILL) return [IAC, option === ECHO || option === GO_AHEAD ? DO : DONT, option];
    return verb === DO ? [IAC, option === GO_AHEAD ? WILL : WONT, option] : [];
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
