import { defineCommand } from '../../../cli/command.ts';
import { alt, arg, choice, keyword, opt, seq } from '../../../cli/grammar.ts';
import { word } from '../../../cli/types.ts';
import { body } from './parts.ts';
import { localPrefixes } from './url.ts';
import { urlType } from './url-type.ts';
import type { Method } from './verify.ts';

const file = arg('url', urlType(localPrefixes, 'File to be verified'), 'File to be verified');

export const verifyCommand = defineCommand({
  id: 'verify',
  syntax: seq(
    keyword('verify', 'Verify a file'),
    alt(
      file,
      seq(
        alt(
          choice<'method', Method>('/md5', 'Compute an md5 signature for a file', 'method', 'md5'),
          choice<'method', Method>('/sha512', 'Compute a sha512 signature for a file', 'method', 'sha512'),
        ),
        file,
        opt(arg('expected', word, 'Expected signature')),
      ),
    ),
  ),
  *run(session, { url, method, expected }) {
    if (url)
      yield* body
        .get()
        .verify(session, { url, ...(method && { method }), ...(expected !== undefined && { expected }) });
  },
});
