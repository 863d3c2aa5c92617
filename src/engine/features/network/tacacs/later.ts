import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, arg, choice, flag, keyword, seq, type Syntax } from '../../../cli/grammar.ts';
import type { Mode } from '../../../cli/mode.ts';
import { word } from '../../../cli/types.ts';
import { part } from '../../../kernel/part.ts';
import { defineFact, type Fact } from '../../../system/device.ts';
import { debugCommands } from '../../base/debugging/api.ts';
import { configCommands, groupLines, groupMode, serverLines, serverMode } from './config.ts';
import { accessTopic, eventsTopic, packetsTopic } from './debug.ts';
import { everyServer, serversOf } from './servers.ts';

const body = part(() => import('./show-text.ts'), 'last');
const tacacs = keyword('tacacs', 'TACACS authentication and authorization');

interface TestArgs {
  readonly group: string;
  readonly user: string;
  readonly password: string;
  readonly newCode?: true;
}

const testSyntax = seq(
  keyword('test', 'Test subsystems, memory, and interfaces'),
  keyword('aaa', 'AAA authentication and authorization'),
  keyword('group', 'Server-group'),
  alt(choice('tacacs+', 'Use list of all Tacacs+ hosts', 'group', 'tacacs+'), arg('group', word, 'Server-group name')),
  arg('user', word, 'Username'),
  arg('password', word, 'Password'),
  alt(keyword('legacy', 'Use old code'), flag('new-code', 'Use new code', 'newCode')),
) as Syntax<TestArgs>;

export const commands: readonly Command[] = [
  ...configCommands,
  defineShow({
    id: 'show tacacs',
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('tacacs', 'Shows tacacs+ server statistics'),
    ),
    output: (device) => body.get().tacacsText(device),
  }),
  defineCommand({
    id: 'test aaa group',
    syntax: testSyntax,
    *run(session, args) {
      yield* body.get().testGroup(session, args);
    },
  }),
  ...debugCommands(accessTopic, tacacs),
  ...debugCommands(eventsTopic, seq(tacacs, keyword('events', 'TACACS+ protocol events'))),
  ...debugCommands(packetsTopic, seq(tacacs, keyword('packet', 'TACACS+ packets'))),
];

export const inMode: ReadonlyMap<Mode, () => readonly Command[]> = new Map<Mode, () => readonly Command[]>([
  [serverMode as Mode, serverLines],
  [groupMode as Mode, groupLines],
]);

export const facts: readonly Fact[] = [
  defineFact({
    id: 'tacacs.servers',
    kind: 'list',
    describe: 'Addresses of all configured TACACS+ servers',
    read: (device) => everyServer(device).map(({ address }) => address),
  }),
  defineFact({
    id: 'tacacs.group-servers',
    kind: 'list',
    of: 'group of servers; `tacacs+` is that of all',
    describe: 'Addresses of the servers of a group, in the order they are asked; empty without the group',
    read: (device, of) => (serversOf(device, of) ?? []).map(({ address }) => address),
  }),
  defineFact({
    id: 'tacacs.key-is',
    kind: 'flag',
    of: 'address and key, as `10.1.1.20 secret`',
    describe: 'Whether this is the key that the device shares with the server',
    read(device, of) {
      const [address = '', ...key] = of.split(' ');
      return everyServer(device).some((one) => one.address === address && one.key === key.join(' '));
    },
  }),
];
