import type { Io } from '../../../kernel/io.ts';
import { textOf } from '../../../system/content.ts';
import { digestHex, type HashName } from '../../../system/crypto/digests.ts';
import { parsePublicKeyPem, recoverDigest } from '../../../system/crypto/rsa.ts';
import { contentFor } from '../input.ts';
import { troubleText, type Run, type Tool } from '../tool.ts';
import { bytesOf } from '../transfer.ts';

const METHODS: ReadonlyMap<string, { readonly hash: HashName; readonly shown: string }> = new Map(
  Object.entries({
    '-md5': { hash: 'md5', shown: 'MD5' },
    '-sha1': { hash: 'sha1', shown: 'SHA1' },
    '-sha256': { hash: 'sha256', shown: 'SHA2-256' },
    '-sha512': { hash: 'sha512', shown: 'SHA2-512' },
  } as const),
);
/** Bytes of a signature or key at most. */
const SMALL = 16_384;

interface Asked {
  method: { readonly hash: HashName; readonly shown: string };
  reversed: boolean;
  key?: string;
  signature?: string;
  readonly files: string[];
}

/** Undefined: an option that is not known, which was said. */
function read({ args, err }: Run): Asked | undefined {
  const asked: Asked = { method: { hash: 'sha256', shown: 'SHA2-256' }, reversed: false, files: [] };
  for (let i = 1; i < args.length; i++) {
    const arg = args[i] ?? '';
    const method = METHODS.get(arg);
    const next = args[i + 1];
    if (method) asked.method = method;
    else if (arg === '-r') asked.reversed = true;
    else if (arg === '-hex') continue;
    else if ((arg === '-verify' || arg === '-signature') && next !== undefined) {
      asked[arg === '-verify' ? 'key' : 'signature'] = next;
      i++;
    } else if (arg.startsWith('-')) {
      err(`dgst: Unknown option or message digest: ${arg.slice(1)}\ndgst: Use -help for summary.\n`);
      return undefined;
    } else asked.files.push(arg);
  }
  return asked;
}

function missing({ err }: Run, word: string, trouble: string): number {
  err(`${word}: ${trouble}\n`);
  return 1;
}

/** Whether a key made this signature of a file. */
function verify(run: Run, { method, key = '', signature, files }: Asked): number {
  const pem = contentFor(run, key);
  const parsed = pem.ok ? parsePublicKeyPem(textOf(pem.value) ?? '') : undefined;
  if (!parsed) {
    run.err(`Could not open file or uri for loading public key from ${key}\n`);
    return 1;
  }
  if (signature === undefined) {
    run.err('No signature to verify: use the -signature option\n');
    return 1;
  }
  const [signed, content] = [contentFor(run, signature), contentFor(run, files[0] ?? '-')];
  if (!signed.ok) return missing(run, `Error opening signature file ${signature}`, troubleText[signed.error]);
  if (!content.ok) return missing(run, files[0] ?? '', troubleText[content.error]);
  const bytes = bytesOf(signed.value).slice(0, SMALL);
  const right = method.hash === 'sha512' && recoverDigest(parsed, bytes) === digestHex('sha512', content.value);
  run.out(right ? 'Verified OK\n' : 'Verification failure\n');
  if (!right)
    run.err(
      'error:02000068:rsa routines:ossl_rsa_verify:bad signature\nerror:1C880004:Provider routines:rsa_verify:RSA lib\n',
    );
  return right ? 0 : 1;
}

function* openssl(run: Run): Io<number> {
  if (run.args[0] !== 'dgst') {
    run.err('openssl: only dgst is simulated here\n');
    return 1;
  }
  const asked = read(run);
  if (!asked) return 1;
  if (asked.key !== undefined) return verify(run, asked);
  let status = 0;
  const { hash, shown } = asked.method;
  for (const word of asked.files.length > 0 ? asked.files : ['-']) {
    const found = contentFor(run, word);
    if (!found.ok) status = missing(run, word, troubleText[found.error]);
    else {
      const hex = digestHex(hash, found.value);
      const name = word === '-' ? 'stdin' : word;
      run.out(asked.reversed ? `${hex} *${name}\n` : `${shown}(${name})= ${hex}\n`);
    }
  }
  return status;
}

export const opensslTool: Tool = {
  name: 'openssl',
  does: 'openssl dgst -sha512|-sha256|-md5 [-r] [-verify KEY -signature FILE] FILE',
  run: openssl,
};
