import { defineShow, type Command } from '../../cli/command.ts';
import { keyword, seq } from '../../cli/grammar.ts';
import type { Session } from '../../cli/session.ts';

const show = keyword('show', 'Show running system information');
const pad = (n: number): string => String(n).padStart(2, '0');

/** Milliseconds as `00:10:00`, or `never`. */
function span(milliseconds: number): string {
  if (milliseconds === 0) return 'never';
  const seconds = Math.floor(milliseconds / 1000);
  return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

function terminalText({ terminal, line }: Session): string {
  const { length, width, historySize, editing, execTimeout } = terminal;
  return [
    `Line ${line.number}, Location: "", Type: ""`,
    `Length: ${length} lines, Width: ${width} columns`,
    'Status: PSI Enabled, Ready, Active, Automore On',
    'Capabilities: none',
    'Modem state: Ready',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    '                ^^x    none   -     -       none         ',
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `               ${span(execTimeout).padEnd(16)}never                        none     not set`,
    `Editing is ${editing ? 'enabled' : 'disabled'}.`,
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    '',
  ].join('\n');
}

export const showTerminalCommands: readonly Command[] = [
  defineShow({
    id: 'show terminal',
    syntax: seq(show, keyword('terminal', 'Display terminal configuration parameters')),
    output: (_device, _args, session) => terminalText(session),
  }),
  defineShow({
    id: 'show history',
    syntax: seq(show, keyword('history', 'Display the session command history')),
    output: (_device, _args, session) => session.history.map((text) => `  ${text}\n`).join(''),
  }),
];
