import { alt, arg, choice, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { word } from '../../../cli/types.ts';

/** Methods of a list, in the order they are asked, each by its words: `group tacacs+`, `local`. */
export interface Methods {
  readonly m1?: string;
  readonly m2?: string;
  readonly m3?: string;
  readonly m4?: string;
}

/** A method that is a word, and its help. */
type Word = readonly [word: string, help: string];

const GROUPS: readonly Word[] = [
  ['ldap', 'Use list of all LDAP hosts.'],
  ['radius', 'Use list of all Radius hosts.'],
  ['tacacs+', 'Use list of all Tacacs+ hosts.'],
];

/** Methods that are one word, by what the list is for. */
const WORDS: Readonly<Record<string, readonly Word[]>> = {
  'authentication login': [
    ['enable', 'Use enable password for authentication.'],
    ['krb5', 'Use Kerberos 5 authentication.'],
    ['krb5-telnet', 'Allow logins only if already authenticated via Kerberos V Telnet.'],
    ['line', 'Use line password for authentication.'],
    ['local', 'Use local username authentication.'],
    ['local-case', 'Use case-sensitive local username authentication.'],
    ['none', 'NO authentication.'],
  ],
  'authentication enable': [
    ['enable', 'Use enable password for authentication.'],
    ['line', 'Use line password for authentication.'],
    ['none', 'NO authentication.'],
  ],
  'authorization exec': [
    ['if-authenticated', 'Succeed if user has authenticated.'],
    ['krb5-instance', 'Use Kerberos instance privilege maps.'],
    ['local', 'Use local database.'],
    ['none', 'No authorization (always succeeds).'],
  ],
  'authorization commands': [
    ['if-authenticated', 'Succeed if user has authenticated.'],
    ['local', 'Use local database.'],
    ['none', 'No authorization (always succeeds).'],
  ],
};

const MOST = 4;

const group = (as: string): Syntax<unknown> =>
  seq(
    keyword('group', 'Use Server-group'),
    alt(
      ...GROUPS.map(([name, help]) => choice(name, help, as, `group ${name}`)),
      arg(as, { ...word, parse: (typed) => `group ${typed}` }, 'Server-group name'),
    ),
  );

/** Groups of all servers as they were named before there were others; the device still takes these words. */
const older = (as: string): readonly Syntax<unknown>[] =>
  GROUPS.filter(([name]) => name !== 'ldap').map(([name, help]) => ({
    node: { kind: 'keyword', word: name, help, as, value: `group ${name}`, hidden: true },
  }));

const upTo = (count: number, one: (as: string) => Syntax<unknown>, from = 1): Syntax<unknown> =>
  from === count ? one(`m${from}`) : seq(one(`m${from}`), opt(upTo(count, one, from + 1)));

/** Profiles of caches are not simulated: nothing is in any. */
const cache = (as: string): Syntax<unknown> =>
  seq(
    keyword('cache', 'Use Cached-group'),
    arg(as, { ...word, parse: (typed) => `cache ${typed}` }, 'Server-group name'),
  );

/** The methods that a list of this kind may have. */
export const methodsOf = (kind: string): Syntax<Methods> =>
  upTo(MOST, (as) =>
    alt(group(as), cache(as), ...older(as), ...(WORDS[kind] ?? []).map(([name, help]) => choice(name, help, as, name))),
  ) as Syntax<Methods>;

/** Groups of servers, to which accounts go. */
export const groupsOnly: Syntax<Methods> = upTo(MOST, (as) => alt(group(as), ...older(as))) as Syntax<Methods>;

/** Methods as the configuration has them. */
export const textOf = ({ m1, m2, m3, m4 }: Methods): string => [m1, m2, m3, m4].filter(Boolean).join(' ');

/** What may stand before the methods of logins. */
export const EXPIRY = 'passwd-expiry';

/** Methods of a list in turn: a group with its name is one. */
export const inTurn = (methods: string): readonly string[] =>
  (methods.match(/(group|cache) \S+|\S+/g) ?? []).filter((one) => one !== EXPIRY);
