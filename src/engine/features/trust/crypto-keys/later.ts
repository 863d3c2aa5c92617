import { defineCommand, defineShow, type Command } from '../../../cli/command.ts';
import { alt, anyOrder, arg, choice, flag, keyword, opt, seq, type ArgType } from '../../../cli/grammar.ts';
import { configure } from '../../../cli/mode.ts';
import { word } from '../../../cli/types.ts';
import { sizesOf } from './sizes.ts';
import { body } from './parts.ts';

export { keyEvents as events } from './events.ts';
export { facts } from './facts.ts';

const key = seq(keyword('crypto', 'Encryption module'), keyword('key', 'Long term key operations'));
const rsa = keyword('rsa', 'Generate RSA keys');

/** The size of a modulus, as far as the device makes such keys. */
const modulus: ArgType<number> = {
  label: '<360-4096>',
  entries: (device) => {
    const { least, most } = sizesOf(device);
    return [{ word: `<${least}-${most}>`, help: `size of the key modulus [${least}-${most}]` }];
  },
  parse(w, device) {
    const { least, most } = sizesOf(device);
    return /^\d{3,4}$/.test(w) && Number(w) >= least && Number(w) <= most ? Number(w) : undefined;
  },
};

/** A name of keys, as it is printed. */
const label: ArgType<string> = { label: 'WORD', parse: (w) => (/^[!-~]{1,64}$/.test(w) ? w : undefined) };

export const commands: readonly Command[] = [
  defineCommand({
    id: 'crypto key generate rsa',
    mode: configure,
    syntax: seq(
      key,
      keyword('generate', 'Generate new keys'),
      rsa,
      anyOrder(
        alt(
          choice(
            'general-keys',
            'Generate a general purpose RSA key pair for signing and encryption',
            'keys',
            'general',
          ),
          choice('usage-keys', 'Generate separate RSA key pairs for signing and encryption', 'keys', 'usage'),
          choice('signature', 'Generate a general purpose RSA key pair for signing', 'keys', 'signature'),
          choice('encryption', 'Generate a general purpose RSA key pair for encryption', 'keys', 'encryption'),
        ),
        seq(keyword('label', 'Provide a label'), arg('label', label, 'RSA keypair label')),
        seq(keyword('modulus', 'Provide number of modulus bits on the command line'), arg('bits', modulus, '')),
        flag('exportable', 'Allow the key to be exported', 'exportable'),
      ),
    ),
    *run(session, wanted) {
      yield* body.get().generate(session, wanted);
    },
  }),
  defineCommand({
    id: 'crypto key zeroize rsa',
    mode: configure,
    syntax: seq(
      key,
      keyword('zeroize', 'Remove keys'),
      keyword('rsa', 'Remove RSA keys'),
      opt(arg('name', word, 'Key pair label')),
    ),
    *run(session, { name }) {
      yield* body.get().zeroize(session, name);
    },
  }),
  defineCommand({
    id: 'crypto key export rsa',
    mode: configure,
    syntax: seq(
      key,
      keyword('export', 'Export keys'),
      keyword('rsa', 'Export RSA keys'),
      arg('name', word, 'RSA keypair label'),
      keyword('pem', 'File to export to'),
      keyword('terminal', 'Export via the terminal (cut-and-paste)'),
      alt(
        choice('3des', 'Encrypt the private key with 3DES', 'cipher', '3des'),
        choice('des', 'Encrypt the private key with DES', 'cipher', 'des'),
      ),
      arg('passphrase', word, 'Passphrase used to protect the private key'),
    ),
    *run(session, { name, cipher = '3des', passphrase }) {
      body.get().exportPem(session, name, cipher, passphrase);
    },
  }),
  defineShow({
    id: 'show crypto key mypubkey rsa',
    level: 15,
    syntax: seq(
      keyword('show', 'Show running system information'),
      keyword('crypto', 'Encryption module'),
      keyword('key', 'Show long term public keys'),
      keyword('mypubkey', 'Show public keys associated with this router'),
      keyword('rsa', 'Show RSA public keys'),
      opt(arg('name', word, 'Key pair label')),
    ),
    output: (device, { name }) => body.get().pairsText(device, name),
  }),
];
