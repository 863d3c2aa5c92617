/** A file that somebody names in a call: here, or of another host. */
export interface Named {
  /** Absent: it is here. */
  readonly host?: string;
  readonly user?: string;
  readonly port?: number;
  readonly path: string;
}

/** Where the colon is that ends a host; undefined: there is none (`colon()` of OpenSSH). */
function colonOf(word: string): number | undefined {
  if (word.startsWith(':')) return undefined;
  const inside = word.startsWith('[') || word.includes('@[') ? word.indexOf(']') : 0;
  for (let at = Math.max(0, inside); at < word.length; at++) {
    if (word[at] === ':') return at;
    if (word[at] === '/') return undefined;
  }
  return undefined;
}

/** Reads `[USER@]HOST:PATH`, `scp://[USER@]HOST[:PORT][/PATH]`, or the name of a file here. */
export function namedBy(word: string): Named {
  const [, who, name = '', port, file] =
    /^scp:\/\/(?:([^@/]*)@)?([^:/]+)(?::(\d{1,5}))?(?:\/([^]*))?$/.exec(word) ?? [];
  if (name !== '')
    return {
      host: name,
      ...(who !== undefined && { user: who }),
      ...(port !== undefined && { port: Number(port) }),
      path: file === undefined || file === '' ? '.' : file,
    };
  const colon = colonOf(word);
  if (colon === undefined) return { path: word };
  const whole = word.slice(0, colon);
  const at = whole.lastIndexOf('@');
  const host = whole.slice(at + 1).replace(/^\[(.*)\]$/, '$1');
  return { host, ...(at > 0 && { user: whole.slice(0, at) }), path: word.slice(colon + 1) || '.' };
}
