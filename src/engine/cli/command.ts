import type { Draft } from 'immer';
import type { Io } from '../kernel/io.ts';
import type { Slice } from '../kernel/slice.ts';
import type { Device } from '../system/device.ts';
import { keyword, lenient, type Syntax } from './grammar.ts';
import { exec, type Mode } from './mode.ts';
import { showOutput } from './output.ts';
import { piped, type Piped } from './pipe.ts';
import type { Session } from './session.ts';

/** A command of one mode. Its handler may wait, ask and print. */
export interface Command {
  readonly id: string;
  readonly mode: Mode;
  readonly syntax: Syntax<unknown>;
  /** Lowest privilege level that may use it. */
  readonly level: number;
  /** Left out of `?` lists and of docs/commands.md. */
  readonly hidden?: boolean;
  /** A global configuration command that leaves the sub-mode where it is typed as it is. */
  readonly stays?: boolean;
  /** Takes any line that begins so; in a sub-mode it gives way to a global command that knows the line better. */
  readonly vague?: boolean;
  /** Whether this device's platform and running image have the command; absent: always. */
  when?(device: Device): boolean;
  run(session: Session, args: unknown): Io<void>;
}

interface Declared<A> {
  readonly id: string;
  readonly mode?: Mode;
  readonly syntax: Syntax<A>;
  readonly level?: number;
  readonly hidden?: boolean;
  readonly stays?: boolean;
  readonly vague?: boolean;
  when?(device: Device): boolean;
}

/** A command that does something. EXEC commands need level 15 unless they say otherwise. */
export const defineCommand = <A>(command: Declared<A> & { run(session: Session, args: A): Io<void> }): Command =>
  ({ mode: exec, level: 15, ...command }) as unknown as Command;

/** A command that only prints: its text goes through output modifiers (`| include`) and `--More--`. */
export const defineShow = <A>(
  command: Declared<A> & { output(device: Device, args: A, session: Session): string },
): Command => {
  const { output, ...declared } = command;
  return {
    mode: exec,
    level: 1,
    ...declared,
    syntax: piped(command.syntax),
    *run(session, args) {
      yield* showOutput(session, output(session.device, args as A, session), args as Piped);
    },
  };
};

export interface ConfigCommand<A, S> extends Declared<A> {
  readonly mode: Mode;
  readonly slice: Slice<S>;
  /** What may follow `no`, when it is not the command with its arguments left out. */
  readonly noSyntax?: Syntax<unknown>;
  set(draft: Draft<S>, args: A, session: Session): void;
  unset(draft: Draft<S>, args: Partial<A>, session: Session): void;
  /** What `default` does, when that is not what `no` does. */
  restore?(draft: Draft<S>, args: Partial<A>, session: Session): void;
  /** Runs after the change, for log messages and side effects. */
  after?(session: Session, negated: boolean): void;
}

const no = keyword('no', 'Negate a command or set its defaults').node;
const toDefault = keyword('default', 'Set a command to its defaults').node;
const negated = (syntax: Syntax<unknown>): Syntax<unknown> => ({ node: { kind: 'seq', items: [no, syntax.node] } });
export const defaulted = (syntax: Syntax<unknown>): Syntax<unknown> => ({
  node: { kind: 'seq', items: [toDefault, syntax.node] },
});

/** A configuration command with its `no` and `default` forms; its running-config lines are declared by the feature. */
export function defineConfig<A, S>(c: ConfigCommand<A, S>): readonly Command[] {
  const changing = (change: (draft: Draft<S>, args: A, session: Session) => void, undone: boolean) =>
    function* (session: Session, args: unknown): Io<void> {
      session.device.update(c.slice, (draft) => change(draft, args as A, session));
      c.after?.(session, undone);
    };
  const { set, unset, restore, ...declared } = c;
  return withNegation({
    ...declared,
    run: changing(set, false),
    undo: changing(unset, true),
    ...(restore ? { restore: changing(restore, true) } : {}),
  });
}

/** A command with a handler of its own for `no` (and `default`). */
export function withNegation<A>(
  c: Declared<A> & {
    readonly noSyntax?: Syntax<unknown>;
    run(session: Session, args: A): Io<void>;
    undo(session: Session, args: Partial<A>): Io<void>;
    /** What `default` does, when that is not what `no` does. */
    restore?(session: Session, args: Partial<A>): Io<void>;
  },
): readonly Command[] {
  const without: Syntax<unknown> = c.noSyntax ?? { node: lenient(c.syntax.node) };
  const { undo, restore = undo, noSyntax: _, ...positive } = c;
  const base = { ...positive, run: undo, hidden: true };
  return [
    defineCommand(positive),
    defineCommand({ ...base, id: `no ${c.id}`, syntax: negated(without) } as never),
    defineCommand({ ...base, run: restore, id: `default ${c.id}`, syntax: defaulted(without) } as never),
  ];
}
