import { defineCommand, type Command } from '../../../cli/command.ts';
import { arg, flag, keyword, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import type { Session } from '../../../cli/session.ts';
import { debugCommands, debugWord, noWord, setDebugging, topicText, undebugWord } from '../../base/debugging/api.ts';
import { ftp, icmp, packets, packetWishes, tcp, udp } from './topics.ts';

const ip = keyword('ip', 'IP information');
const packetWord = keyword('packet', 'General IP debugging and IPSO security transactions');

const listNumber: ArgType<string> = {
  label: '<1-199>',
  parse: (w) => (/^([1-9]\d?|1\d\d|1[3-9]\d\d|2[0-6]\d\d)$/.test(w) ? w : undefined),
};

interface Wishes {
  readonly list?: string;
  readonly detail?: true;
}

const wishes = seq(
  opt(arg('list', listNumber, 'Access list')),
  opt(flag('detail', 'Print more debugging detail', 'detail')),
) as Syntax<Wishes>;

function turn(session: Session, on: boolean, { list, detail }: Wishes = {}): void {
  const { device } = session;
  device.update(packetWishes, (draft) => {
    draft.list = list ?? null;
    draft.detail = detail === true;
  });
  const topic = packets(device);
  setDebugging(device, topic, on);
  session.print(topicText(topic, on));
}

const packetCommands: readonly Command[] = [
  defineCommand<Wishes>({
    id: 'debug ip packet',
    syntax: seq(debugWord, ip, packetWord, wishes) as Syntax<Wishes>,
    *run(session, wanted) {
      turn(session, true, wanted);
    },
  }),
  ...[seq(noWord, debugWord), seq(undebugWord)].map((words, i) =>
    defineCommand<Wishes>({
      id: `${i === 0 ? 'no debug' : 'undebug'} ip packet`,
      syntax: seq(words, ip, packetWord, wishes) as Syntax<Wishes>,
      *run(session) {
        turn(session, false);
      },
    }),
  ),
];

export const commands: readonly Command[] = [
  ...debugCommands(icmp, seq(ip, keyword('icmp', 'ICMP transactions'))),
  ...debugCommands(udp, seq(ip, keyword('udp', 'UDP based transactions'))),
  ...debugCommands(tcp, seq(ip, keyword('tcp', 'TCP information'), keyword('transactions', 'Significant TCP events'))),
  ...debugCommands(ftp, seq(ip, keyword('ftp', 'FTP dialogue'))),
  ...packetCommands,
];
