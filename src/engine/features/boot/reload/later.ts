import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { keyword, seq } from '../../../cli/grammar.ts';
import { startsWarm } from '../warm-reboot/api.ts';
import { reload, showReload } from './body.ts';
import { coldSyntax, warmSyntax } from './syntax.ts';

export const commands: readonly Command[] = [
  defineCommand({ id: 'reload', syntax: coldSyntax, run: reload }),
  defineCommand({ id: 'reload warm', when: startsWarm, syntax: warmSyntax, run: reload }),
  defineShow({
    id: 'show reload',
    syntax: seq(keyword('show', 'Show running system information'), keyword('reload', 'Scheduled reload information')),
    output: (device) => showReload(device),
  }),
];
