import type { Content } from '../../../system/content.ts';
import { parseImage } from '../../../system/image/image.ts';
import { envelopeLines, field } from './envelope-text.ts';

/** `show software authenticity file`: what the envelope says; nothing is verified. Undefined: there is no envelope. */
export function fileText(name: string, content: Content): string | undefined {
  const parsed = parseImage(content);
  return parsed.ok ? [field(0, 'File Name', name), ...envelopeLines(parsed.value.envelope)].join('\n') : undefined;
}
