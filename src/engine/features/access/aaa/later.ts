import { defineShow, type Command } from '../../../cli/command.ts';
import { alt, choice, keyword, opt, seq, type Syntax } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact, type Fact } from '../../../system/device.ts';
import { debugCommands } from '../../base/debugging/api.ts';
import { accountingLines, accountingMode, configCommands } from './config.ts';
import { accountingTopic, authenticationTopic, authorizationTopic } from './debug.ts';
import { lineListCommands, methodsFor } from './line-lists.ts';
import type { Kind } from './show-text.ts';
import { aaaConfig, newModel } from './state.ts';
import { ownValue } from '../../../kernel/record.ts';

const body = part(() => import('./show-text.ts'), 'last');
const show = keyword('show', 'Show running system information');
const aaa = keyword('aaa', 'Show AAA values');
const debugAaa = (word: string, help: string): Syntax<unknown> =>
  seq(keyword('aaa', 'AAA Authentication, Authorization and Accounting'), keyword(word, help));

const kinds = alt(
  choice('accounting', 'Show method lists for accounting service', 'kind', 'accounting'),
  choice('all', 'Show method lists for all services', 'kind', 'all'),
  choice('authentication', 'Show method lists for authentication service', 'kind', 'authentication'),
  choice('authorization', 'Show method lists for authorization service', 'kind', 'authorization'),
) as Syntax<{ kind: Kind | 'all' }>;

const all: readonly Kind[] = ['authentication', 'authorization', 'accounting'];

export const commands: readonly Command[] = [
  ...configCommands,
  ...lineListCommands(),
  defineShow({
    id: 'show aaa method-lists',
    level: 15,
    syntax: seq(show, aaa, keyword('method-lists', 'Show named method lists'), kinds),
    output: (device, { kind }) => body.get().methodListsText(device, kind === 'all' ? all : [kind]),
  }),
  defineShow({
    id: 'show aaa sessions',
    level: 15,
    syntax: seq(show, aaa, keyword('sessions', 'Show AAA sessions as seen by AAA Session MIB')),
    output: (device) => body.get().sessionsText(device),
  }),
  defineShow({
    id: 'show aaa user',
    level: 15,
    syntax: seq(show, aaa, keyword('user', 'Show users active in AAA'), opt(keyword('all', 'Show all active users'))),
    output: (device) => body.get().usersText(device),
  }),
  defineShow({
    id: 'show aaa servers',
    level: 15,
    syntax: seq(show, aaa, keyword('servers', 'Show AAA servers')),
    output: () => '',
  }),
  ...debugCommands(authenticationTopic, debugAaa('authentication', 'Authentication')),
  ...debugCommands(authorizationTopic, debugAaa('authorization', 'Authorization')),
  ...debugCommands(accountingTopic, debugAaa('accounting', 'Accounting')),
];

export const inMode = new Map([[accountingMode, accountingLines]]);

export const facts: readonly Fact[] = [
  defineFact({
    id: 'aaa.new-model',
    kind: 'flag',
    describe: 'Whether `aaa new-model` is configured',
    read: newModel,
  }),
  defineFact({
    id: 'aaa.method-list',
    kind: 'text',
    nullable: true,
    of: 'what a list is for and its name, as `authentication login default` or `authorization commands 15 NAME`',
    describe: 'Methods of a list in their order, as `group tacacs+ local`; none when there is no such list',
    read: (device, of) => ownValue(device.read(aaaConfig).lists, of.trim().replace(/\s+/g, ' ')) ?? null,
  }),
  defineFact({
    id: 'aaa.line-methods',
    kind: 'text',
    nullable: true,
    of: 'line and what a list is for, as `vty 0 authentication login`',
    describe: 'Methods that a line goes by for something; none where no list applies, or without `aaa new-model`',
    read(device, of) {
      const [, line = '', purpose = ''] = /^(\S+ \d+) (.+)$/.exec(of.trim()) ?? [];
      return newModel(device) ? (methodsFor(device, line, purpose).methods ?? null) : null;
    },
  }),
];
