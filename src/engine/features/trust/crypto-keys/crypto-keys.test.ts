import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paidBy, SESSION_WORK } from '../../../kernel/work.ts';
import { SHA1_INFO } from '../../../system/crypto/rsa-private.ts';
import { signDigest } from '../../../system/crypto/rsa.ts';
import { bootedRouter, type Bench } from '../../../testing/lab.ts';
import { pairsOf } from './api.ts';
import { findPair } from './find.ts';

const NAME = 'R1.span.com';

/** A router with a name in a domain, in global configuration. */
function named(...lines: readonly string[]): Bench {
  const r = bootedRouter({ startup: 'hostname R1\nip domain name span.com\nend\n' });
  r.type('terminal length 0', 'configure terminal', ...lines);
  return r;
}

const generated = (...words: readonly string[]): Bench => {
  const r = named();
  r.type(`crypto key generate rsa ${words.join(' ')}`, '⟦+10s⟧');
  return r;
};

/** The key data that a router shows, as PEM. */
function shownPem(screen: string): string {
  const hex = [...screen.matchAll(/^ {2}([0-9A-F ]+)$/gm)].map(([, row = '']) => row.replaceAll(' ', '')).join('');
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  return ['-----BEGIN PUBLIC KEY-----', ...(base64.match(/.{1,64}/g) ?? []), '-----END PUBLIC KEY-----', ''].join('\n');
}

describe('the private configuration', () => {
  it('R10 takes room in NVRAM by its keys', () => {
    const r = generated('modulus 1024');
    const room = (): readonly number[] => {
      const shown = r.type('do dir nvram:');
      const [, size] = /\n +\d+ +---- +(\d+) +private-config/.exec(shown) ?? [];
      const startup = Number(/ (\d+) +startup-config/.exec(shown)?.[1] ?? 0);
      return [Number(size), Number(/\((\d+) bytes free\)/.exec(shown)?.[1]) + startup];
    };
    const [before = 0, free = 0] = room();
    r.type('do write memory', '⟦+5s⟧');
    const [after = 0, left = 0] = room();
    expect(before).toBe(24);
    expect(after - before).toBe(576 + 40 + NAME.length);
    expect(free - left).toBe(after - before);
    r.type('crypto key zeroize rsa', 'yes', 'do write memory', '⟦+5s⟧');
    expect(room()).toEqual([before, free]);
  });

  it('R10 a configuration that only fits without keys is not saved with them', () => {
    const r = generated('modulus 4096');
    r.type('⟦+90s⟧');
    const text = 'N'.repeat(200);
    const most = r.device.platform.nvramBytes - 4096 - 1200;
    r.type(...Array.from({ length: Math.floor(most / 223) }, (_, n) => `snmp-server user ${1000 + n} ${text}`));
    expect(r.type('do write memory', '⟦+5s⟧')).toContain('startup-config file open failed (Not enough space)');
    r.type('crypto key zeroize rsa', 'yes');
    expect(r.type('do write memory', '⟦+5s⟧')).toContain('[OK]');
  });
});

describe('generating keys', () => {
  it('R1 refuses a router without a name, and one without a domain', () => {
    const r = bootedRouter();
    r.type('configure terminal');
    expect(r.type('crypto key generate rsa')).toBe(
      'crypto key generate rsa\n% Please define a hostname other than Router.\nRouter(config)#',
    );
    r.type('hostname R1');
    expect(r.type('crypto key generate rsa modulus 2048')).toContain(
      '\n% Please define a domain-name first.\nR1(config)#',
    );
    expect(r.fact('crypto.keys')).toEqual([]);
    expect(r.lab.events.filter(({ id }) => id === 'keys.refused').map(({ payload }) => payload)).toEqual([
      { reason: 'hostname' },
      { reason: 'domain' },
    ]);
  });

  it('R2 asks for the size, again until it is one', () => {
    const r = named();
    expect(r.type('crypto key generate rsa')).toBe(
      [
        'crypto key generate rsa',
        `The name for the keys will be: ${NAME}`,
        'Choose the size of the key modulus in the range of 360 to 4096 for your',
        '  General Purpose Keys. Choosing a key modulus greater than 512 may take',
        '  a few minutes.',
        '',
        'How many bits in the modulus [512]: ',
      ].join('\n'),
    );
    expect(r.type('359')).toBe('359\n% A decimal number between 360 and 4096.\nHow many bits in the modulus [512]: ');
    expect(r.type('4097')).toContain('% A decimal number');
    expect(r.type('', '⟦+2s⟧')).toMatch(
      /\n% Generating 512 bit RSA keys, keys will be non-exportable\.\.\.\n\[OK\] \(elapsed time was 0 seconds\)\n\nR1\(config\)#/,
    );
    expect(r.fact('crypto.key-bits', NAME)).toBe(512);
  });

  it('R2 keeps the keys when the question is broken off', () => {
    const r = named();
    r.type('crypto key generate rsa', '⟦^C⟧');
    expect(r.fact('crypto.keys')).toEqual([]);
  });

  it('R3 takes the size from the line', () => {
    const r = named();
    const screen = r.type('crypto key generate rsa general-keys modulus 2048', '⟦+10s⟧');
    expect(screen).toMatch(
      new RegExp(
        `rsa general-keys modulus 2048\nThe name for the keys will be: ${NAME}\n\n% The key modulus size is 2048 bits\n% Generating 2048 bit RSA keys, keys will be non-exportable\\.\\.\\.\n\\[OK\\] \\(elapsed time was [1-5] seconds\\)\n\nR1\\(config\\)#`,
      ),
    );
    expect(r.lab.events.find(({ id }) => id === 'keys.generated')).toMatchObject({
      id: 'keys.generated',
      payload: { name: NAME, bits: 2048, usage: 'general', exportable: false },
    });
    for (const bits of ['359', '4097', 'x'])
      expect(r.type(`crypto key generate rsa modulus ${bits}`)).toContain("% Invalid input detected at '^' marker.");
  });

  it('R4 asks before keys are replaced, unless the size stands on the line', () => {
    const r = generated('modulus 512');
    const first = r.type('do show crypto key mypubkey rsa');
    expect(r.type('crypto key generate rsa')).toBe(
      `crypto key generate rsa\n% You already have RSA keys defined named ${NAME}.\n% Do you really want to replace them? [yes/no]: `,
    );
    expect(r.type('no')).toBe('no\nR1(config)#');
    expect(r.type('do show crypto key mypubkey rsa')).toBe(first);
    expect(r.type('crypto key generate rsa', 'yes')).toContain('\nHow many bits in the modulus [512]: ');
    r.type('512', '⟦+2s⟧');
    expect(r.type('do show crypto key mypubkey rsa')).not.toBe(first);
    expect(r.type('crypto key generate rsa modulus 768', '⟦+2s⟧')).toContain(
      `\n% You already have RSA keys defined named ${NAME}.\n% They will be replaced.\n\n% The key modulus size is 768 bits\n`,
    );
    expect(r.fact('crypto.key-bits', NAME)).toBe(768);
  });

  it('R5 makes keys with a label on a router that has no name, in words of any order', () => {
    const r = bootedRouter();
    r.type('configure terminal');
    expect(r.type('crypto key generate rsa exportable modulus 512 label KEYS', '⟦+2s⟧')).toContain(
      'The name for the keys will be: KEYS\n\n% The key modulus size is 512 bits\n% Generating 512 bit RSA keys, keys will be exportable...\n[OK]',
    );
    expect(r.fact('crypto.keys')).toEqual(['KEYS']);
    expect(r.fact('crypto.key-exportable', 'KEYS')).toBe(true);
  });

  it('R6 makes two pairs of usage keys, each with a size of its own', () => {
    const r = named();
    expect(r.type('crypto key generate rsa usage-keys')).toContain('\n  Signature Keys. Choosing');
    expect(r.type('', '⟦+2s⟧')).toContain('\n  Encryption Keys. Choosing');
    r.type('768', '⟦+2s⟧');
    const shown = r.type(`do show crypto key mypubkey rsa ${NAME}`);
    expect(shown.match(/Usage: .*/g)).toEqual(['Usage: Signature Key', 'Usage: Encryption Key']);
    expect(
      r.type('crypto key generate rsa signature label S modulus 512', '⟦+2s⟧', 'do show crypto key mypubkey rsa S'),
    ).toMatch(/ Usage: Signature Key/);
  });

  it('R7 takes as long as the seed and the size say, once more and whenever else', () => {
    const took = (): number => {
      const r = named();
      const began = r.lab.now;
      r.type('⟦crypto key generate rsa modulus 1024⟧');
      expect(r.fact('crypto.keys')).toEqual([NAME]);
      return r.lab.now - began;
    };
    const first = took();
    expect(took()).toBe(first);
    expect(first).toBeGreaterThan(100);
  });

  it('R7 leaves room for four pairs of 4096 bits in what a session may take, and is paid once', () => {
    const { device } = bootedRouter();
    const purse = { left: SESSION_WORK, paid: new Set<string>() };
    const search = (seed: number): number => {
      const before = purse.left;
      paidBy(purse, () => [...findPair({ random: () => seed, clock: device.clock }, 4096)]);
      return before - purse.left;
    };
    expect(search(77) * 4).toBeLessThan(SESSION_WORK);
    expect(search(77)).toBe(0);
  });

  it('R7 never does more at once than a piece of its search, so that a page is drawn in between', () => {
    const { clock } = bootedRouter().device;
    const purse = { left: SESSION_WORK, paid: new Set<string>() };
    const program = findPair({ random: () => 4242, clock }, 2048);
    const pieces: number[] = [];
    for (let done = false; !done; ) {
      const before = purse.left;
      done = paidBy(purse, () => program.next()).done === true;
      pieces.push(before - purse.left);
    }
    expect(Math.max(...pieces)).toBeLessThanOrEqual(502);
    expect(pieces.length).toBeGreaterThan(20);
  });

  it('R7 lets Ctrl-Shift-6 end it', () => {
    const r = named();
    expect(r.type('⟦crypto key generate rsa modulus 4096⟧⟦+2s⟧⟦^6⟧')).toMatch(
      /non-exportable\.\.\.\n% Key generation was interrupted\.\nR1\(config\)#$/,
    );
    expect(r.fact('crypto.keys')).toEqual([]);
  });

  it.each([10, 300, 700, 1200])('R8 is undone as a whole by a power cut after %i ms', (ms) => {
    const r = generated('modulus 512');
    r.type('do write memory', '⟦+2s⟧');
    r.type(`⟦crypto key generate rsa usage-keys modulus 1024⟧⟦+${ms}ms⟧⟦:power off⟧`);
    r.type('⟦+1s⟧⟦:power on⟧⟦+200s⟧');
    expect(r.fact('crypto.key-bits', NAME)).toBe(512);
  });

  const PASTE = 'crypto key generate rsa usage-keys modulus 768\ndo write memory\n';
  /** A router with a saved pair, while two others are made and saved, so many steps of the lab later. */
  const making = (steps: number): { readonly r: Bench; readonly made: number } => {
    const r = generated('modulus 512');
    r.type('do write memory', '⟦+3s⟧');
    const end = r.lab.now + 6000;
    r.lab.input({ kind: 'paste', console: 'R1', text: PASTE });
    let made = 0;
    for (; made < steps && (r.lab.nextDue ?? end) < end; made++) r.lab.step();
    return { r, made };
  };

  it('R8 R10 are the old ones or the new ones as a whole after a power cut at any step of making and saving them', () => {
    const { r: whole, made } = making(10_000);
    whole.player.settle();
    expect(whole.player.screen.match(/\[OK\]/g)).toHaveLength(4);
    const seen = new Set<unknown>();
    fc.assert(
      fc.property(fc.integer({ min: 0, max: made }), (steps) => {
        const { r } = making(steps);
        r.lab.input({ kind: 'power', device: 'R1', on: false });
        r.type('⟦+1s⟧⟦:power on⟧⟦+200s⟧', '', 'enable', 'terminal length 0');
        const bits = r.fact('crypto.key-bits', NAME);
        seen.add(bits);
        expect(r.type(`show crypto key mypubkey rsa ${NAME}`).match(/Usage: \w+/g)).toEqual(
          bits === 512 ? ['Usage: General'] : ['Usage: Signature', 'Usage: Encryption'],
        );
        expect([512, 768]).toContain(bits);
        expect(r.fact('crypto.keys')).toEqual([NAME]);
        expect(r.fact('crypto.keys-saved')).toBe(true);
      }),
      { numRuns: 20, examples: [[0], [made]] },
    );
    expect(seen).toEqual(new Set([512, 768]));
  });
});

describe('what becomes of keys', () => {
  it('R9 shows them as OpenSSL reads them', () => {
    const r = generated('modulus 1024');
    const shown = r.type('do show crypto key mypubkey rsa');
    expect(shown).toMatch(
      /rsa\n% Key pair was generated at: \d\d:\d\d:\d\d UTC [A-Z][a-z]{2} \d+ \d{4}\nKey name: R1\.span\.com\nKey type: RSA KEYS\n Storage Device: not specified\n Usage: General Purpose Key\n Key is not exportable\.\n Key Data:\n {2}30819F30 0D06092A 864886F7 0D010101 05000381 8D003081 89028181 00[0-9A-F]{6} \n/,
    );
    expect(createPublicKey(shownPem(shown)).asymmetricKeyDetails).toEqual({
      modulusLength: 1024,
      publicExponent: 65537n,
    });
    expect(r.type('do show crypto key mypubkey rsa other')).toBe('do show crypto key mypubkey rsa other\nR1(config)#');
  });

  it('R10 loses them with the power unless the configuration was saved', () => {
    const r = generated('modulus 512');
    expect(r.fact('crypto.keys-saved')).toBe(false);
    r.type('⟦:power off⟧⟦+1s⟧⟦:power on⟧⟦+200s⟧', '', 'enable', 'configure terminal');
    expect(r.fact('crypto.keys')).toEqual([]);
    r.type('crypto key generate rsa modulus 512', '⟦+2s⟧', 'do write memory', '⟦+2s⟧');
    expect(r.fact('crypto.keys-saved')).toBe(true);
    const shown = r.type('do show crypto key mypubkey rsa R1.span.com');
    expect(shown).toContain('Storage Device: private-config\n');
    r.type('⟦:power off⟧⟦+1s⟧⟦:power on⟧⟦+200s⟧', '', 'enable', 'configure terminal', 'do terminal length 0');
    expect(r.type('do show crypto key mypubkey rsa R1.span.com')).toBe(shown);
    r.type('do write erase', '⟦:key enter⟧⟦+1s⟧');
    expect(r.fact('crypto.keys')).toEqual([NAME]);
    expect(r.fact('crypto.keys-saved')).toBe(false);
  });

  it('R11 removes them after a question, for good once that is saved', () => {
    const r = generated('modulus 512');
    r.type('crypto key generate rsa label L modulus 512', '⟦+2s⟧');
    expect(r.type('crypto key zeroize rsa L')).toBe(
      "crypto key zeroize rsa L\n% Keys to be removed are named 'L'.\n% All router certs issued using these keys will also be removed.\nDo you really want to remove these keys? [yes/no]: ",
    );
    r.type('no');
    expect(r.fact('crypto.keys')).toEqual([NAME, 'L']);
    r.type('crypto key zeroize rsa L', 'yes', 'do write memory', '⟦+2s⟧');
    expect(r.fact('crypto.keys')).toEqual([NAME]);
    expect(r.type('crypto key zeroize rsa')).toContain('\n% All keys will be removed.\n');
    r.type('yes');
    expect(r.fact('crypto.keys')).toEqual([]);
    expect(r.type('crypto key zeroize rsa')).toContain(
      '\n% No Signature RSA Keys found in configuration.\n\nR1(config)#',
    );
    r.type('⟦:power off⟧⟦+1s⟧⟦:power on⟧⟦+200s⟧');
    expect(r.fact('crypto.keys')).toEqual([NAME]);
  });

  it('R12 exports them to the terminal when they may be exported', () => {
    const r = generated('modulus 512 exportable label L');
    const screen = r.type('crypto key export rsa L pem terminal 3des cisco123');
    expect(screen).toContain(
      '\n% Key name: L\n   Usage: General Purpose Key\n   Key data:\n-----BEGIN PUBLIC KEY-----\n',
    );
    const pem = /-----BEGIN RSA PRIVATE KEY-----[^]*-----END RSA PRIVATE KEY-----\n/.exec(screen)?.[0] ?? '';
    const own = createPublicKey(createPrivateKey({ key: pem, passphrase: 'cisco123' }));
    expect(screen).toContain(own.export({ format: 'pem', type: 'spki' }) as string);
    expect(r.type('crypto key export rsa L pem terminal des short')).toContain('% Passphrase must be at least 8');
    expect(r.type('crypto key export rsa M pem terminal des longenough')).toContain(
      "% RSA keypair 'M' does not exist.",
    );
    r.type('crypto key generate rsa modulus 512', '⟦+2s⟧');
    expect(r.type(`crypto key export rsa ${NAME} pem terminal 3des longenough`)).toContain('is not exportable.');
  });

  it('R9 R12 OpenSSL makes the signature with them that the router makes, and takes it by what is shown', () => {
    const r = generated('modulus 1024 exportable label L');
    const pem = /-----BEGIN RSA PRIVATE KEY-----[^]*-----END RSA PRIVATE KEY-----\n/.exec(
      r.type('crypto key export rsa L pem terminal 3des cisco123'),
    )?.[0];
    const theirs = createPrivateKey({ key: pem ?? '', passphrase: 'cisco123' });
    const [pair] = pairsOf(r.device);
    if (!pair) throw new Error('no keys');
    const said = Buffer.from('what was said');
    const ours = signDigest(pair, createHash('sha1').update(said).digest('hex'), SHA1_INFO);
    expect(sign('sha1', said, theirs).equals(ours)).toBe(true);
    expect(verify('sha1', said, shownPem(r.type('do show crypto key mypubkey rsa L')), ours)).toBe(true);
  });

  it('R13 makes the same keys for the same seed, and others for other devices', () => {
    const shown = (): string => generated('modulus 512').type('do show crypto key mypubkey rsa');
    expect(shown()).toBe(shown());
  });

  it('R14 has no line of a configuration', () => {
    const r = generated('modulus 512');
    expect(r.type('do show running-config | include crypto')).toBe(
      'do show running-config | include crypto\nR1(config)#',
    );
  });
});
