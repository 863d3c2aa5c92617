import { sizeOf, type Content } from '../system/content.ts';
import { sha512Hex } from '../system/crypto/digests.ts';
import { entryAt, type HostSeen } from './files.ts';
import { canonical } from './paths.ts';

function contentAt(host: HostSeen, path: string): Content | null {
  const entry = entryAt(host, canonical(path));
  return entry?.kind === 'file' ? entry.content : null;
}

export const hasFile = (host: HostSeen, path: string): boolean => contentAt(host, path) !== null;

export function fileSize(host: HostSeen, path: string): number | null {
  const content = contentAt(host, path);
  return content && sizeOf(content);
}

export function fileSha512(host: HostSeen, path: string): string | null {
  const content = contentAt(host, path);
  return content && sha512Hex(content);
}
