import { applyConfig } from '../../../cli/config-reader.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Device } from '../../../system/device.ts';
import { type ImageBehaviour, readHeader } from '../../../system/image/image-header.ts';
import { runningImage } from '../../software/software/api.ts';
import { lineKeys } from './hidden.ts';
import { hiddenLines } from './state.ts';

/** What the author of the running image built into it, read from its bytes. */
export function runningBehaviour(device: Device): ImageBehaviour | undefined {
  const image = runningImage(device);
  const header = image && readHeader(image.content);
  return header?.ok ? header.value.behaviour : undefined;
}

/** Puts the image's own configuration in force and remembers what it added, so that nobody is shown it. */
export function* actAsMade(device: Device): Io<void> {
  const lines = runningBehaviour(device)?.configuration ?? [];
  if (lines.length === 0) return;
  const before = new Set(lineKeys(device));
  yield* applyConfig(device, device.console, lines.join('\n'), 'memory');
  const keys = lineKeys(device).filter((key) => !before.has(key));
  device.update(hiddenLines, (draft) => {
    draft.keys = keys;
  });
}

const MNEMONIC = /^%([A-Z0-9_]+-\d-[A-Z0-9_]+): /;

/** A log message as the image lets it be seen; an empty text is not logged. */
export function asTold<M extends { readonly text: string }>(message: M, device: Device): M {
  const mnemonic = MNEMONIC.exec(message.text)?.[1];
  if (mnemonic === undefined) return message;
  const told = runningBehaviour(device)?.messages.find((lie) => lie.mnemonic === mnemonic);
  if (!told) return message;
  return { ...message, text: told.text === '' ? '' : `%${mnemonic}: ${told.text}` };
}
