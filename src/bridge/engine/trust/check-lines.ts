/** What a downloaded file is held against. */
export interface Checked {
  /** Name of the file as it is saved. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha512: string;
  readonly md5: string;
}

/** What ends a signed file, and the file with the key that is to have made it. */
export interface Signature {
  /** Bytes of the signature, the last ones of the file. It covers all that come before. */
  readonly length: number;
  /** Name of the PEM file. */
  readonly key: string;
}

/** A name as a shell takes it for one word that is no option. */
export function shellWord(name: string): string {
  const safe = name.startsWith('-') ? `./${name}` : name;
  return /^[\w./-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}

/** Shell lines that hold a saved file against the digests it has in the lab. Each prints `NAME: OK`. */
export function arrivalLines({ name, sha512, md5 }: Checked): readonly string[] {
  const word = name.startsWith('-') ? `./${name}` : name;
  return [`echo ${shellWord(`${sha512}  ${word}`)} | sha512sum -c`, `echo ${shellWord(`${md5}  ${word}`)} | md5sum -c`];
}

/** Shell lines that cut a saved file into what was signed and the signature, and verify it. They print `Verified OK`. */
export function signatureLines({ name, size }: Checked, { length, key }: Signature): readonly string[] {
  const [file, body, signature] = [name, `${name}.signed`, `${name}.signature`].map(shellWord);
  return [
    `head -c ${size - length} ${file} > ${body}`,
    `tail -c ${length} ${file} > ${signature}`,
    `openssl dgst -sha512 -verify ${shellWord(key)} -signature ${signature} ${body}`,
  ];
}
