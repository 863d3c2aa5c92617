import type { Session } from '../../../cli/session.ts';
import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { sizeOf, textOf } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { namedEnd, typedEnd } from './copy-names.ts';
import { readEnd } from './network.ts';
import { errorText } from './report.ts';
import { realUrl, type FileUrl } from './url.ts';

/**
 * What the device says a file is: `type is image (elf) []`, then indented lines about it. Read from the
 * file's bytes, whatever its name.
 */
export function fileInformation(
  device: Device,
  content: Content,
): { readonly type: string; readonly lines: readonly string[] } {
  const header = readHeader(content);
  if (header.ok && header.value.kind === 'system') {
    const { runSize, entryPoint, machine } = header.value;
    const runs = machine === device.platform.machine;
    return {
      type: 'image (elf) []',
      lines: [
        `file size is ${sizeOf(content)} bytes, run size is ${runSize} bytes`,
        runs ? `Runnable image, entry point 0x${entryPoint.toString(16)}, run from ram` : 'Foreign image',
      ],
    };
  }
  return textOf(content) === undefined
    ? { type: 'binary', lines: [`file size is ${sizeOf(content)} bytes`] }
    : { type: 'ascii text', lines: [] };
}

/** What `show file information` prints of a file, wherever it lies. */
export function* informationText(session: Session, url: FileUrl): Io<string> {
  const end = namedEnd(url);
  const shown = end.remote ? typedEnd(end) : realUrl(url);
  const content = yield* readEnd(session, end);
  if (!content.ok) return errorText(content.error.doing, shown, content.error.error);
  const { type, lines } = fileInformation(session.device, content.value);
  return [`${shown}:`, `  type is ${type}`, ...lines.map((line) => `  ${line}`)].join('\n');
}
