import { defineCommand } from '../../../cli/command.ts';
import { alt, anyOrder, arg, choice, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { integer, line, word } from '../../../cli/types.ts';
import { body } from './parts.ts';

const user: ArgType<string> = { label: 'WORD', parse: (w) => (/^[!-~]{1,64}$/.test(w) ? w : undefined) };

/** `ssh -l USER HOST` */
export const callCommand = defineCommand({
  id: 'ssh',
  level: 1,
  syntax: seq(
    keyword('ssh', 'Open a secure shell client connection'),
    anyOrder(
      seq(
        keyword('-c', 'Select encryption algorithm'),
        alt(
          choice('3des', 'triple des', 'cipher', '3des-cbc'),
          choice('aes128-cbc', 'AES 128 bits', 'cipher', 'aes128-cbc'),
          choice('aes192-cbc', 'AES 192 bits', 'cipher', 'aes192-cbc'),
          choice('aes256-cbc', 'AES 256 bits', 'cipher', 'aes256-cbc'),
          choice('aes128-ctr', 'AES 128 bits', 'cipher', 'aes128-ctr'),
          choice('aes192-ctr', 'AES 192 bits', 'cipher', 'aes192-ctr'),
          choice('aes256-ctr', 'AES 256 bits', 'cipher', 'aes256-ctr'),
        ),
      ),
      seq(keyword('-l', 'Log in using this user name'), arg('user', user, 'Login name')),
      seq(
        keyword('-m', 'Select HMAC algorithm'),
        alt(
          choice('hmac-sha1', 'HMAC-SHA1', 'mac', 'hmac-sha1'),
          choice('hmac-sha1-96', 'HMAC-SHA1-96', 'mac', 'hmac-sha1-96'),
        ),
      ),
      seq(
        keyword('-o', 'Specify options'),
        keyword('numberofpasswordprompts', 'Specify number of password prompts'),
        arg('prompts', integer(1, 7), 'Number of prompts'),
      ),
      seq(keyword('-p', 'Connect to this port'), arg('port', integer(1, 65535), 'Port number')),
      seq(
        keyword('-v', 'Specify SSH Protocol Version'),
        alt(choice('1', 'Protocol version 1', 'version', 1), choice('2', 'Protocol version 2', 'version', 2)),
      ),
    ),
    arg('host', word, 'IP address or hostname of a remote system'),
    opt(arg('command', line, 'Command to run')),
  ),
  *run(session, wanted) {
    yield* body.get().call(session, wanted);
  },
});
