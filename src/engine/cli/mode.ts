/** Kinds of modes as `privilege` names them, the deepest first. */
export const scopes = {
  interface: 'Interface configuration mode',
  line: 'Line configuration mode',
  archive: 'Archive the router configuration mode',
  configure: 'Global configuration mode',
  exec: 'Exec mode',
} as const;
export type Scope = keyof typeof scopes;

/** A CLI mode. The parent is data, so `exit`, `end` and the prompt never need a switch statement. */
export interface Mode<C = unknown> {
  readonly id: string;
  /** Title of the `?` list: `Exec commands:`. */
  readonly title: string;
  readonly parent?: Mode;
  /** Between hostname and `#`: `(config-if)`. */
  readonly suffix: string;
  /** What `privilege` calls modes of its kind; absent: their commands cannot be moved. */
  readonly scope?: Scope;
  /** Id of its command that takes what neither the mode nor global configuration knows. */
  readonly sink?: string;
  /** What the mode is about (an interface, a range of lines); only its type matters here. */
  readonly context?: C;
}

export const defineMode = <C = undefined>(mode: Mode<C>): Mode<C> => mode;

/** User and privileged EXEC: one mode, told apart by the privilege level. */
export const exec = defineMode({ id: 'exec', title: 'Exec commands:', suffix: '', scope: 'exec' });
export const configure = defineMode({
  id: 'configure',
  title: 'Configure commands:',
  parent: exec,
  suffix: '(config)',
  scope: 'configure',
});

/** Configuration prompts shorten the hostname to this many characters, then the mode, to fit the field of the prompt. */
const CONFIG_HOSTNAME = 20;
const CONFIG_PROMPT = 30;

/** The whole prompt, as printed. */
export function promptOf(mode: Mode, hostname: string, privilege: number): string {
  if (mode.suffix === '') return hostname + (mode === exec && privilege <= 1 ? '>' : '#');
  const name = hostname.slice(0, CONFIG_HOSTNAME);
  return `${(name + mode.suffix.replace(/\)$/, '')).slice(0, CONFIG_PROMPT - 2)})#`;
}
