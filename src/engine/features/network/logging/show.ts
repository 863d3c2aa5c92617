import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { part } from '../../../kernel/part.ts';
import { logRecord } from './state.ts';

const body = part(() => import('./logging-text.ts'), 'last');

const show = keyword('show', 'Show running system information');

export const showLoggingCommands: readonly Command[] = [
  defineShow({
    id: 'show logging',
    syntax: seq(show, keyword('logging', 'Show the contents of logging buffers')),
    output: (device) => body.get().loggingText(device),
  }),
  defineCommand({
    id: 'clear logging',
    syntax: seq(keyword('clear', 'Reset functions'), keyword('logging', 'Clear logging buffer')),
    *run(session) {
      if (!(yield* session.confirm('Clear logging buffer '))) return;
      session.device.update(logRecord, (draft) => {
        draft.entries = [];
      });
    },
  }),
];
