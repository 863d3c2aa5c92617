import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { arg, flag, keyword, keywordWhen, opt, seq, type ArgType, type Syntax } from '../../../cli/grammar.ts';
import { word } from '../../../cli/types.ts';
import { ownValue } from '../../../kernel/record.ts';
import { tcpPorts } from '../../../system/network/tcp-ports.ts';
import { interfaceSyntax } from '../interfaces/api.ts';
import { body } from './parts.ts';

/** A port by number or by the name of what is served there. */
const port: ArgType<number> = {
  label: '<0-65535>',
  parse: (w) =>
    ownValue(tcpPorts, w.toLowerCase()) ?? (/^\d{1,5}$/.test(w) && Number(w) <= 65535 ? Number(w) : undefined),
};

const source = seq(keyword('/source-interface', 'Specify source interface'), interfaceSyntax(false)) as Syntax<{
  name?: string;
}>;

const opening = (id: 'telnet' | 'connect', help: string): Command =>
  defineCommand({
    id,
    level: 1,
    syntax: seq(
      keyword(id, help),
      opt(
        seq(
          arg('target', word, 'IP address or hostname of a remote system'),
          opt(arg('port', port, 'Port number')),
          opt(flag('/ipv4', 'Force use of IP version 4', 'four')),
          opt(source),
        ),
      ),
    ),
    *run(session, { target, port: number, name }) {
      yield* body.get().telnet(session, target, { port: number, source: name });
    },
  });

const show = keyword('show', 'Show running system information');

const listing = (id: 'where' | 'show sessions'): Command =>
  defineShow({
    id,
    syntax:
      id === 'where'
        ? seq(keyword('where', 'List active connections'))
        : seq(show, keyword('sessions', 'Information about Telnet connections')),
    output: (_device, _args, session) => body.get().sessionsText(session),
  });

const choosing = (id: 'resume' | 'disconnect', help: string): Command =>
  defineCommand({
    id,
    level: 1,
    syntax: seq(keyword(id, help), opt(arg('which', word, 'The number or name of an active network connection'))),
    *run(session, { which }) {
      yield* body.get()[id](session, which);
    },
  });

export const connectionCommands: readonly Command[] = [
  opening('telnet', 'Open a telnet connection'),
  opening('connect', 'Open a terminal connection'),
  listing('where'),
  listing('show sessions'),
  choosing('resume', 'Resume an active network connection'),
  choosing('disconnect', 'Disconnect an existing network connection'),
  defineShow({
    id: 'show tcp brief',
    syntax: seq(
      show,
      keyword('tcp', 'Status of TCP connections'),
      keyword('brief', 'Brief display'),
      opt(flag('all', 'Include endpoints in listen state', 'all')),
    ),
    output: (device, { all }) => body.get().tcpText(device, all === true),
  }),
  defineShow({
    id: 'show control-plane host open-ports',
    syntax: seq(
      show,
      keywordWhen('control-plane', 'Control Plane information', ({ platform }) => platform.firmware !== 'c7200'),
      keyword('host', 'Control plane host configuration'),
      keyword('open-ports', 'Open TCP/UDP ports'),
    ),
    output: (device) => body.get().openPortsText(device),
  }),
];
