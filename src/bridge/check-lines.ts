/** What a downloaded file is held against. */
export interface Checked {
  /** Name of the file as it is saved. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly sha512: string;
  readonly md5: string;
}

/** Where a file's signature is, and the file with the key that is to have made it. */
export interface SignedPart {
  /** Bytes that the signature covers, from the first on; it follows them. */
  readonly length: number;
  /** Bytes of the signature. */
  readonly signature: number;
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
export function signatureLines({ name, size }: Checked, part: SignedPart): readonly string[] {
  const [file, body, signature] = [name, `${name}.signed`, `${name}.signature`].map(shellWord);
  const end = part.length + part.signature;
  const rest = `tail -c ${part.signature}`;
  return [
    `head -c ${part.length} ${file} > ${body}`,
    end === size ? `${rest} ${file} > ${signature}` : `head -c ${end} ${file} | ${rest} > ${signature}`,
    `openssl dgst -sha512 -verify ${shellWord(part.key)} -signature ${signature} ${body}`,
  ];
}
