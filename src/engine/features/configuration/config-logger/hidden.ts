const STARS = '*****';
/** Words before a secret, perhaps with the kind of its encryption between them. */
const BEFORE = /^(password|secret|community|key|key-string|pre-shared-key|password-encrypt|md5|sha|priv)$/;
/** What may stand between them. */
const BETWEEN = /^([05-9]|des|3des|aes|128|192|256|level|chain)$/;
/** Lines whose words are text, or that have no secret behind `key`. */
const PLAIN = /^(no )?(description|remark|banner|hostname|crypto key|key \d+ ?$)/;

/** A password in a URL, and the phrase that keys are exported with. */
const IN_URL = /([a-z]+:\/\/[^\s:@/]*:)[^\s@/]*@/gi;
const PHRASE = /^(crypto key export .* 3?des )\S.*/;

/** A command with its passwords and keys taken out. */
export function hidden(said: string): string {
  const text = said.replace(IN_URL, `$1${STARS}@`).replace(PHRASE, `$1${STARS}`);
  if (PLAIN.test(text)) return text;
  const words = text.split(/ +/);
  for (let i = words[words[0] === 'no' ? 1 : 0] === 'username' ? 2 : 0; i < words.length; i++) {
    if (!BEFORE.test(words[i] ?? '')) continue;
    let at = i + 1;
    while (BETWEEN.test(words[at] ?? '') && words[at + 1]) at += words[at] === 'level' ? 2 : 1;
    if (words[at] && !BEFORE.test(words[at] ?? '') && words[at] !== 'config-key') words[at] = STARS;
  }
  return words.join(' ');
}
