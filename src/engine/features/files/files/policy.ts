import { defineConfig } from '../../../cli/command.ts';
import { alt, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import type { RunningBlock } from '../../../cli/running-config.ts';
import { filePolicy, type PromptPolicy } from './state.ts';

const file = keyword('file', 'Adjust file management');

const prompt = defineConfig({
  id: 'file prompt',
  mode: configure,
  slice: filePolicy,
  syntax: seq(
    file,
    keyword('prompt', 'Prompt level'),
    opt(
      alt(
        choice<'level', PromptPolicy>('alert', 'Prompt only for destructive file operations', 'level', 'alert'),
        choice<'level', PromptPolicy>('noisy', 'Confirm all file operation parameters', 'level', 'noisy'),
        choice<'level', PromptPolicy>('quiet', 'Seldom prompt for file operations', 'level', 'quiet'),
      ),
    ),
  ),
  set(draft, { level }) {
    draft.prompt = level ?? 'alert';
  },
  unset(draft) {
    draft.prompt = 'alert';
  },
});

const verifyAuto = defineConfig({
  id: 'file verify auto',
  mode: configure,
  slice: filePolicy,
  syntax: seq(file, keyword('verify', 'Verify a file'), keyword('auto', 'Automatically verify all compressed images')),
  set(draft) {
    draft.verifyAuto = true;
  },
  unset(draft) {
    draft.verifyAuto = false;
  },
});

export const policyCommands = [...prompt, ...verifyAuto];

export const policyLines: RunningBlock = {
  block: 'file',
  lines(device) {
    const { prompt: level, verifyAuto: verify } = device.read(filePolicy);
    return [...(level === 'alert' ? [] : [`file prompt ${level}`]), ...(verify ? ['file verify auto'] : [])];
  },
};
