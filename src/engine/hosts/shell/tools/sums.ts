import type { Io } from '../../../kernel/io.ts';
import type { Content } from '../../../system/content.ts';
import { digestHex, type HashName } from '../../../system/crypto/digests.ts';
import { contentFor, textIn } from '../input.ts';
import { optionsOf, troubleText, wrongOption, type Run, type Tool } from '../tool.ts';

const DIGITS = { md5: 32, sha1: 40, sha256: 64, sha512: 128 } as const;

interface Listed {
  readonly hex: string;
  readonly word: string;
}

/** Lines of a list of sums; what is none is counted. */
function listedIn(text: string, digits: number): { readonly sums: readonly Listed[]; readonly bad: number } {
  const sums: Listed[] = [];
  let bad = 0;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, hex, word] = /^([0-9a-f]+) [ *](.+)$/i.exec(line.replace(/\r$/, '')) ?? [];
    if (hex?.length === digits && word !== undefined) sums.push({ hex: hex.toLowerCase(), word });
    else bad++;
  }
  return { sums, bad };
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** Compares what a list says with the files. */
function check(run: Run, method: HashName, list: Content, listName: string): number {
  const { name, out, err } = run;
  const { sums, bad } = listedIn(textIn(list), DIGITS[method]);
  if (sums.length === 0) {
    err(`${name}: ${listName}: no properly formatted checksum lines found\n`);
    return 1;
  }
  let [failed, unread] = [0, 0];
  for (const { hex, word } of sums) {
    const found = contentFor(run, word);
    if (!found.ok) {
      err(`${name}: ${word}: ${troubleText[found.error]}\n`);
      out(`${word}: FAILED open or read\n`);
      unread++;
    } else if (digestHex(method, found.value) === hex) out(`${word}: OK\n`);
    else {
      out(`${word}: FAILED\n`);
      failed++;
    }
  }
  const warn = (count: number, one: string, more: string): void => {
    if (count > 0) err(`${name}: WARNING: ${counted(count, one, more)}\n`);
  };
  warn(bad, 'line is improperly formatted', 'lines are improperly formatted');
  warn(unread, 'listed file could not be read', 'listed files could not be read');
  warn(failed, 'computed checksum did NOT match', 'computed checksums did NOT match');
  return failed + unread > 0 ? 1 : 0;
}

const sum = (method: HashName) =>
  function* (run: Run): Io<number> {
    const { name, args, out, err } = run;
    const { flags, words, wrong } = optionsOf(args, 'cbt');
    if (wrong) return wrongOption(run, wrong);
    let status = 0;
    for (const word of words.length > 0 ? words : ['-']) {
      const found = contentFor(run, word);
      if (!found.ok) {
        err(`${name}: ${word}: ${troubleText[found.error]}\n`);
        status = 1;
      } else if (flags.has('c')) status = Math.max(status, check(run, method, found.value, word));
      else out(`${digestHex(method, found.value)} ${flags.has('b') ? '*' : ' '}${word}\n`);
    }
    return status;
  };

export const sumTools: readonly Tool[] = (['md5', 'sha1', 'sha256', 'sha512'] as const).map((method) => ({
  name: `${method}sum`,
  does: `compute ${method.toUpperCase()}: -c compares with a list`,
  run: sum(method),
}));
