import type { CommandPath } from '../../../cli/command-path.ts';
import { withNegation, type Command } from '../../../cli/command.ts';
import { alt, arg, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { configure, scopes, type Scope } from '../../../cli/mode.ts';
import { integer } from '../../../cli/types.ts';
import { body } from './parts.ts';

interface PrivilegeArgs {
  readonly scope: Scope;
  readonly path: CommandPath;
  readonly all?: true;
  readonly level?: number;
  readonly reset?: true;
}

/** The first words of a command of these modes. */
function pathType(scope: Scope): ArgType<CommandPath> {
  return {
    label: 'LINE',
    rest: true,
    parse(text, device) {
      const path = body.get().pathIn(device, scope, text);
      return path.ok ? path.value : undefined;
    },
    refuse(text, device) {
      const path = body.get().pathIn(device, scope, text);
      return path.ok ? { kind: 'invalid', matched: 0 } : path.error;
    },
  };
}

const inScope = (scope: Scope) => {
  const path = arg('path', pathType(scope), 'Initial keywords of the command to modify');
  return seq(
    { node: { kind: 'keyword', word: scope, help: scopes[scope], as: 'scope', value: scope } } as Syntax<unknown>,
    opt(flag('all', 'All suboption will be set to the samelevel', 'all')),
    alt(
      seq(keyword('level', 'Set privilege level of command'), arg('level', integer(0, 15), 'Privilege level'), path),
      seq(flag('reset', 'Reset privilege level of command', 'reset'), path),
    ),
  );
};

const syntax = seq(
  keyword('privilege', 'Command privilege parameters'),
  alt(...(Object.keys(scopes) as Scope[]).map(inScope)),
) as Syntax<PrivilegeArgs>;

export const privilegeCommands: readonly Command[] = withNegation<PrivilegeArgs>({
  id: 'privilege',
  mode: configure,
  syntax,
  noSyntax: syntax,
  *run({ device }, { scope, path, all = false, level, reset }) {
    if (level !== undefined && !reset) body.get().moveCommand(device, scope, path, level, all);
    else body.get().resetCommand(device, scope, path);
  },
  *undo({ device }, { scope, path }) {
    if (scope && path) body.get().restoreCommand(device, scope, path);
  },
  *restore({ device }, { scope, path }) {
    if (scope && path) body.get().resetCommand(device, scope, path);
  },
});
