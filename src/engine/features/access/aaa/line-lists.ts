import type { Command } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import type { Section } from '../../../cli/running-config.ts';
import type { Session } from '../../../cli/session.ts';
import { integer, word } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import type { Device } from '../../../system/device.ts';
import { lineCommand, lines, lineSettings } from '../access/api.ts';
import { aaaConfig, newModel } from './state.ts';

/** Lists of a line: what stands in its configuration, what a list is for, and how the device calls it. */
const KINDS = [
  ['login authentication', 'authentication login', 'authentication', 'LOGIN'],
  ['authorization exec', 'authorization exec', 'authorization', 'EXEC'],
  ['accounting exec', 'accounting exec', 'accounting', 'EXEC'],
] as const;
const isList = (key: string): boolean => /^(login authentication|authorization|accounting) ?/.test(key);

interface LineArgs {
  readonly name?: string;
  readonly level?: number;
}

const HELP: Readonly<Record<string, string>> = {
  login: 'Enable password checking',
  authentication: 'Authentication parameters.',
  authorization: 'Authorization parameters',
  accounting: 'Accounting parameters',
  exec: 'For starting an exec (shell)',
  commands: 'For exec (shell) commands',
};
const words = (text: string): Syntax<unknown>[] => text.split(' ').map((one) => keyword(one, HELP[one] ?? ''));
const named = alt(
  choice('default', 'Use the default list', 'name', 'default'),
  arg('name', word, 'Use a list with this name'),
);
const level = arg('level', integer(0, 15), 'Enable level');

/** A list that is not there is taken all the same, and warned of. */
function warn(session: Session, list: string, service: string, called: string): void {
  const name = list.slice(list.lastIndexOf(' ') + 1);
  const known = ownValue(session.device.read(aaaConfig).lists, list) !== undefined;
  if (!known && name !== 'default' && session.interactive)
    session.print(`AAA: Warning ${service} list "${name}" is not defined for ${called}.`);
}

function listCommand(key: string, of: string, service: string, called: string, levels: boolean): readonly Command[] {
  const keyOf = (args: LineArgs): string => (args.level === undefined ? key : `${key} ${args.level}`);
  const [said, ...undone] = lineCommand<LineArgs>({
    id: key,
    syntax: seq(...words(key), ...(levels ? [level] : []), named) as Syntax<LineArgs>,
    restore: ({ kept }, _preset, args) => {
      delete kept[keyOf(args)];
    },
    set: (args) => (draft) => void (draft.kept[keyOf(args)] = args.name ?? 'default'),
    after: (session, args) =>
      warn(session, `${of}${args.level === undefined ? '' : ` ${args.level}`} ${args.name}`, service, called),
  });
  return [...(said ? [{ ...said, when: newModel }] : []), ...undone];
}

export const lineListCommands = (): readonly Command[] => [
  ...KINDS.flatMap(([key, of, service, called]) => listCommand(key, of, service, called, false)),
  ...(['authorization', 'accounting'] as const).flatMap((service) =>
    listCommand(`${service} commands`, `${service} commands`, service, 'COMMANDS', true),
  ),
];

/** Takes the lists of all lines away. */
export const forgetLineLists = (device: Device): void =>
  device.update(lines, (draft) => {
    for (const { kept } of Object.values(draft)) for (const key of Object.keys(kept)) if (isList(key)) delete kept[key];
  });

/** The methods of a purpose at a line, `authorization commands 15`, and the name of their list; a list that is not there is the default one. */
export function methodsFor(
  device: Device,
  line: string,
  purpose: string,
): { readonly name: string; readonly methods: string | undefined } {
  const { kept } = lineSettings(device, line);
  const name = kept[purpose === 'authentication login' ? 'login authentication' : purpose] ?? 'default';
  const { lists } = device.read(aaaConfig);
  const own = ownValue(lists, `${purpose} ${name}`);
  return own === undefined
    ? { name: 'default', methods: ownValue(lists, `${purpose} default`) }
    : { name, methods: own };
}

/** What stands before the lists in the configuration of a line. */
const EARLY =
  /^(session-timeout|access-class|exec-timeout|timeout|(no )?activation|(no )?exec|(no )?motd|no vacant|privilege|password)\b/;

/** With the new model, lines say which lists they use, and nothing of a login of their own. */
export function withLists(sections: readonly Section[], device: Device): readonly Section[] {
  if (!sections[0]?.header.startsWith('line ')) return sections;
  return sections.map(({ header, lines: own }) => {
    const kept = Object.entries(lineSettings(device, header.slice(5)).kept).filter(([key]) => isList(key));
    const texts = kept.map(([key, name]) => `${key} ${name}`).toSorted();
    const rest = own.filter((text) => !/^(no )?login( local)?$/.test(text));
    const at = rest.findLastIndex((text) => EARLY.test(text)) + 1;
    const behind = rest[at] === 'logging synchronous' ? at + 1 : at;
    const login = texts.filter((text) => text.startsWith('login'));
    const others = texts.filter((text) => !text.startsWith('login'));
    return {
      header,
      lines: [...rest.slice(0, at), ...others, ...rest.slice(at, behind), ...login, ...rest.slice(behind)],
    };
  });
}
