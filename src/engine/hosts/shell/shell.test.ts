import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { replay } from '../../kernel/journal.ts';
import type { Lab } from '../../lab.ts';
import { textContent } from '../../system/content.ts';
import { some } from '../../testing/some.ts';
import { host, PROMPT, Workstation } from '../../testing/workstation.ts';

const files = [
  { path: '/home/user/notes.txt', content: textContent('one\ntwo\nthree\n'), owner: 'user' },
  { path: '/home/user/keys/a.pem', content: textContent('A\n'), owner: 'user' },
  { path: '/home/user/keys/b.pem', content: textContent('B\n'), owner: 'user' },
  { path: '/home/user/keys', owner: 'user' },
  { path: '/home/user/two words', content: textContent('x\n'), owner: 'user' },
  { path: '/home/user/.hidden', content: textContent('h\n'), owner: 'user' },
  { path: '/etc/secret', content: textContent('s\n'), mode: 0o600 },
];
const head = { format: 'bootset-journal', version: 1, engine: '', scenario: '', seed: 1 } as const;
const pc = (): Workstation => new Workstation({ files });

describe('the shell of a workstation', () => {
  it('R100 shows who is where, and runs a line', () => {
    const w = pc();
    expect(w.screen('⟦pwd⟧')).toBe(`pwd\n/home/user\n${PROMPT}`);
    expect(w.screen('⟦cd keys⟧')).toBe('cd keys\nuser@pc:~/keys$ ');
    expect(w.screen('⟦cd /etc⟧')).toBe('cd /etc\nuser@pc:/etc$ ');
    expect(w.run('cd -')).toBe('/home/user/keys\n');
    expect(w.run('cd; cd nowhere')).toBe('bash: cd: nowhere: No such file or directory\n');
  });

  it('R101 reads quotes, escapes, variables and comments', () => {
    const w = pc();
    expect(w.run(`echo 'a  b' "c $USER" d\\ e $HOME # no`)).toBe('a  b c user d e /home/user\n');
    expect(w.run('X="p  q"; echo $X "$X" \'$X\' ${X}r')).toBe('p q p  q $X p qr\n');
    expect(w.run('false; echo $?')).toBe('1\n');
    expect(w.run('echo `date`')).toBe('bash: command substitution: this is not simulated here\n');
    expect(w.screen("⟦echo 'a⟧⟦b'⟧")).toBe(`echo 'a\n> b'\na\nb\n${PROMPT}`);
  });

  it('R101 takes blanks and tabs alone to be between words: others that look like them are part of a word', () => {
    const w = pc();
    for (const char of some([...'\u00a0\u2028\ufeff\u3000\u1680']))
      expect(w.run(`ls${char}-l`)).toBe(`bash: ls${char}-l: command not found\n`);
    expect(w.run('echo \u00a0')).toBe('\u00a0\n');
  });

  it('R102 runs commands one after the other as their statuses say', () => {
    const w = pc();
    expect(w.screen('⟦true &&⟧⟦echo a |⟧⟦⟧⟦cat⟧')).toMatch(/\na\nuser@pc:~\$ $/);
    expect(w.run('true && echo yes || echo no; false && echo yes || echo no')).toBe('yes\nno\n');
    expect(w.run('echo a ;; echo b')).toBe("bash: syntax error near unexpected token `;'\n");
    expect(w.status).toBe(2);
    expect(w.run('nosuch -x')).toBe('bash: nosuch: command not found\n');
    expect(w.status).toBe(127);
    expect(w.run('./notes.txt')).toBe('bash: ./notes.txt: Permission denied\n');
    expect(w.status).toBe(126);
    expect(w.run('sleep 1 &')).toBe('bash: &: this is not simulated here\n');
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(w.run(name)).toBe(`bash: ${name}: command not found\n`);
  });

  it('R103 sends what is printed to files and through pipes', () => {
    const w = pc();
    expect(w.run('echo a > f; echo b >> f; cat f')).toBe('a\nb\n');
    expect(w.run('cat notes.txt | grep t | head -n 1')).toBe('two\n');
    expect(w.run('wc -l < notes.txt')).toBe('3\n');
    expect(w.run('cat < nothing')).toBe('bash: nothing: No such file or directory\n');
    expect(w.run('echo x > /etc/passwd')).toBe('bash: /etc/passwd: Permission denied\n');
    expect(w.run('nosuch 2> err; cat err')).toBe('bash: nosuch: command not found\n');
    expect(w.run('cat none > all 2>&1; cat all')).toBe('cat: none: No such file or directory\n');
    expect(w.run('echo x > /dev/null')).toBe('');
  });

  it('R103 knows no file without a name, and cat none that it would print into', () => {
    const w = pc();
    expect(w.run('echo x > ""')).toBe('bash: : No such file or directory\n');
    expect(w.run('cat < ""; cat ""; ls ""; mkdir ""; rm ""')).toBe(
      "bash: : No such file or directory\ncat: '': No such file or directory\nls: cannot access '': No such file or directory\nmkdir: cannot create directory ‘’: No such file or directory\nrm: cannot remove '': No such file or directory\n",
    );
    expect(w.run('cd ""; pwd')).toBe(w.run('pwd'));
    w.run('echo a > f');
    expect(w.run('cat f >> f')).toBe('cat: f: input file is output file\n');
    expect(w.status).toBe(1);
    expect(w.run('cat < f >> f')).toBe('cat: -: input file is output file\n');
    expect(w.run('cat f')).toBe('a\n');
    expect(w.run('echo b > g; cat f g >> ./f; cat f')).toBe('cat: f: input file is output file\na\nb\n');
    expect(w.run('cat f > f; cat f >> f; cat f')).toBe('');
  });

  it('R103 2>&1 leads where the output goes at that moment', () => {
    const w = pc();
    expect(w.run('cat none 2>&1 > x')).toBe('cat: none: No such file or directory\n');
    expect(w.run('cat x')).toBe('');
    expect(w.run('cat none > x 2>&1; cat x')).toBe('cat: none: No such file or directory\n');
  });

  it('R101 a value before a command is not kept', () => {
    const w = pc();
    expect(w.run('A=1 echo $A; echo "[$A]"')).toBe('\n[]\n');
    expect(w.run('A=1 B=$A; echo $A$B')).toBe('11\n');
  });

  it('R111 R112 a file is no folder', () => {
    const w = pc();
    expect(w.run('ls notes.txt/')).toBe("ls: cannot access 'notes.txt/': Not a directory\n");
    expect(w.run('cat notes.txt/')).toBe('cat: notes.txt/: Not a directory\n');
    expect(w.run('rm notes.txt/')).toBe("rm: cannot remove 'notes.txt/': Not a directory\n");
    expect(w.run('cp notes.txt/ x')).toBe("cp: cannot stat 'notes.txt/': Not a directory\n");
    expect(w.run('mv notes.txt/ x')).toBe("mv: cannot stat 'notes.txt/': Not a directory\n");
    expect(w.run('touch notes.txt/')).toBe("touch: setting times of 'notes.txt/': Not a directory\n");
    expect(w.run('ls notes.txt')).toBe('notes.txt\n');
  });

  it('R104 fills in names where * and ? stand', () => {
    const w = pc();
    expect(w.run('echo *')).toBe('keys notes.txt two words\n');
    expect(w.run('echo keys/?.pem "*" no*match .h*')).toBe('keys/a.pem keys/b.pem * no*match .hidden\n');
    expect(w.run('echo */a.pem')).toBe('keys/a.pem\n');
    expect(w.run('cat tw*')).toBe('x\n');
  });

  it('R105 edits, completes and remembers lines', () => {
    const w = pc();
    expect(w.screen('⟦:type cat no⟧⟦:key tab⟧⟦:key enter⟧')).toBe(`cat notes.txt \none\ntwo\nthree\n${PROMPT}`);
    expect(w.screen('⟦:type cat two⟧⟦:key tab⟧⟦:key enter⟧')).toContain('cat two\\ words \nx\n');
    expect(w.screen('⟦:type ls k⟧⟦:key tab⟧⟦:key tab⟧⟦:key tab⟧⟦:type a⟧⟦:key tab⟧⟦:key enter⟧')).toContain(
      'ls keys/\x07\na.pem  b.pem\nuser@pc:~$ ls keys/a.pem \n',
    );
    expect(w.screen('⟦:type who⟧⟦:key tab⟧⟦:key enter⟧')).toContain('whoami \nuser\n');
    expect(w.screen('⟦:key up⟧⟦:key up⟧⟦:key enter⟧')).toContain('ls keys/a.pem');
    expect(w.screen('⟦:type abc⟧⟦^C⟧')).toBe(`abc^C\n${PROMPT}`);
    expect(w.status).toBe(130);
    expect(w.screen('⟦:type bc⟧⟦^A⟧⟦:type echo a⟧⟦^E⟧⟦:type d⟧⟦:key enter⟧')).toContain('\nabcd\n');
    expect(w.screen('⟦:type echo junk⟧⟦^U⟧⟦:type echo a b⟧⟦^W⟧⟦:key enter⟧')).toMatch(/\na\nuser/);
    expect(w.screen('⟦^L⟧')).toContain(`\x1b[H\x1b[2J${PROMPT}`);
    expect(w.run('history | tail -n 2')).toMatch(/^ +\d+ {2}echo a \n +\d+ {2}history \| tail -n 2\n$/);
  });

  it('R106 begins anew at exit and Ctrl-D', () => {
    const w = pc();
    w.run('cd keys; X=1');
    expect(w.screen('⟦^D⟧')).toBe(`exit\n${PROMPT}`);
    expect(w.run('echo x$X; history')).toBe('x\n    1  echo x$X; history\n');
    expect(w.screen('⟦exit⟧')).toBe(`exit\nexit\n${PROMPT}`);
  });

  it('R107 lists what there is', () => {
    const w = pc();
    expect(w.run('help')).toMatch(/\n {2}sha512sum {3}compute SHA512[^]*Not here: man, wget \(curl -O\)/);
    expect(w.run('ls --help; echo $?')).toBe('ls: list files: -l with details, -a hidden ones too, -1 one a line\n0\n');
    expect(w.run('echo --help')).toBe('--help\n');
    expect(w.run('wget x; echo $?')).toBe('bash: wget: command not found\n127\n');
  });

  it('R101 says of what is more than commands that it is not simulated', () => {
    const w = pc();
    expect(w.run('for i in 1 2; do echo $i; done')).toBe('bash: for: this is not simulated here\n');
    expect(w.status).toBe(2);
    expect(w.run('if true; then echo a; fi')).toBe('bash: if: this is not simulated here\n');
    expect(w.run('echo $((1+2))')).toBe('bash: arithmetic: this is not simulated here\n');
    expect(w.run('echo for if; "for"')).toBe('for if\nbash: for: command not found\n');
  });
});

describe('files of a workstation', () => {
  it('R110 are listed', () => {
    const w = pc();
    expect(w.run('ls')).toBe('keys  notes.txt  two words\n');
    expect(w.run('ls -a1 | head -n 3')).toBe('.\n..\n.hidden\n');
    expect(w.run('ls -l notes.txt')).toBe('-rw-r--r-- 1 user user 14 Jan  2 03:04 notes.txt\n');
    expect(w.run('ls -l keys')).toBe(
      'total 8\n-rw-r--r-- 1 user user 2 Jan  2 03:04 a.pem\n-rw-r--r-- 1 user user 2 Jan  2 03:04 b.pem\n',
    );
    expect(w.run('ls none')).toBe("ls: cannot access 'none': No such file or directory\n");
    expect(w.status).toBe(2);
    expect(w.run('ls -Z')).toBe("ls: invalid option -- 'Z'\nTry 'ls --help' for more information.\n");
  });

  it('R107 each say in their own way what option they do not have', () => {
    const w = pc();
    const own: readonly (readonly [line: string, says: string, status: number])[] = [
      ['ping -Z', "ping: invalid option -- 'Z'\n\nUsage\n  ping [options] <destination>\n", 2],
      ['ping -c', "ping: option requires an argument -- 'c'\n\nUsage\n  ping [options] <destination>\n", 2],
      ['traceroute -n -Z', "Bad option `-Z' (argc 2)\n", 2],
      ['traceroute --none x', "Bad option `--none' (argc 1)\n", 2],
      ['traceroute -m', "Option `-m' (argc 1) requires an argument: `-m max_ttl'\n", 2],
      ['host -Z', 'host: illegal option -- Z\nUsage: host name\n', 1],
      ['arp -Z', "arp: invalid option -- 'Z'\nUsage:\n  arp [-a] [-n]\n", 1],
      ['hostname -Z', "hostname: invalid option -- 'Z'\nUsage: hostname [-s]\n", 1],
      ['less -Z x', 'There is no -Z option ("less --help" for help)\n', 1],
    ];
    for (const [line, says, status] of own) expect(w.run(`${line}; echo $?`)).toBe(`${says}${status}\n`);
  });

  it('R111 are copied, moved, made and removed as their rights allow', () => {
    const w = pc();
    expect(w.run('cp notes.txt keys; ls keys')).toBe('a.pem  b.pem  notes.txt\n');
    expect(w.run('cp keys k2')).toBe("cp: -r not specified; omitting directory 'keys'\n");
    expect(w.run('cp -r keys k2; ls k2; rm -r k2; ls k2')).toBe(
      "a.pem  b.pem  notes.txt\nls: cannot access 'k2': No such file or directory\n",
    );
    expect(w.run('mv notes.txt n; cat n')).toBe('one\ntwo\nthree\n');
    expect(w.run('mv none x; cp none x; rm none; cat /etc/secret')).toBe(
      "mv: cannot stat 'none': No such file or directory\ncp: cannot stat 'none': No such file or directory\nrm: cannot remove 'none': No such file or directory\ncat: /etc/secret: Permission denied\n",
    );
    expect(w.run('mkdir -p p/q; rmdir p; rmdir p/q p; ls p')).toBe(
      "rmdir: failed to remove 'p': Directory not empty\nls: cannot access 'p': No such file or directory\n",
    );
    expect(w.run('mkdir keys')).toBe('mkdir: cannot create directory ‘keys’: File exists\n');
    expect(w.run('rm keys')).toBe("rm: cannot remove 'keys': Is a directory\n");
    expect(w.run('touch t; wc -c t; touch /etc/x')).toBe("0 t\ntouch: cannot touch '/etc/x': Permission denied\n");
  });

  it('R112 are shown and searched', () => {
    const w = pc();
    expect(w.run('echo -e "\\nA\\nB" > f; tail -n 20 f; tail -n 3 f; tail -n 2 f')).toBe('\nA\nB\n\nA\nB\nA\nB\n');
    expect(w.run('echo > n; tail -n 999999999 n; tail -n 0 n; touch e; tail e; head -c 1 notes.txt | tail')).toBe(
      '\no',
    );
    expect(w.run('head -n -1 notes.txt; head -n -9 notes.txt; head -c -12 notes.txt; echo; head -n +1 notes.txt')).toBe(
      'one\ntwo\non\none\n',
    );
    expect(w.run('tail -n +2 notes.txt; tail -n +9 notes.txt; tail -c +13 notes.txt; tail -n -1 notes.txt')).toBe(
      'two\nthree\ne\nthree\n',
    );
    expect(w.run('head -n -x notes.txt; head -n "" notes.txt')).toBe(
      'head: invalid number of lines: ‘-x’\nhead: invalid number of lines: ‘’\n',
    );
    expect(w.run('head -n 1 notes.txt; tail -n 1 notes.txt; wc notes.txt')).toBe('one\nthree\n 3  3 14 notes.txt\n');
    expect(w.run('grep -n ^t notes.txt; grep -c o notes.txt; grep x notes.txt; echo $?')).toBe(
      '2:two\n3:three\n2\n1\n',
    );
    expect(w.run('grep t.*e$ notes.txt; grep -v e notes.txt; grep -i TWO notes.txt')).toBe('three\ntwo\ntwo\n');
    expect(w.screen('⟦less notes.txt⟧')).toBe('less notes.txt\none\ntwo\nthree\n(END)');
    expect(w.screen('⟦:type q⟧')).toBe(`q\r\x1b[K${PROMPT}`.slice(1));
    expect(w.run('date; whoami; hostname')).toMatch(/^Fri Jan {2}2 03:0\d:\d\d UTC 2026\nuser\npc\n$/);
  });

  it('R113 have sums, which a list of sums is compared with', () => {
    const w = pc();
    expect(w.run('md5sum notes.txt')).toBe('deed54b823522e0525693b090363f9df  notes.txt\n');
    w.run('sha512sum notes.txt keys/a.pem > SUMS');
    expect(w.run('sha512sum -c SUMS')).toBe('notes.txt: OK\nkeys/a.pem: OK\n');
    w.run('echo x >> notes.txt; rm keys/a.pem');
    expect(w.run('sha512sum -c SUMS')).toBe(
      'notes.txt: FAILED\nsha512sum: keys/a.pem: No such file or directory\nkeys/a.pem: FAILED open or read\n' +
        'sha512sum: WARNING: 1 listed file could not be read\nsha512sum: WARNING: 1 computed checksum did NOT match\n',
    );
    expect(w.status).toBe(1);
    expect(w.run('md5sum nofile')).toBe('md5sum: nofile: No such file or directory\n');
    expect(w.fact('host.file-sha512', '/home/user/none')).toBe(null);
  });
});

describe('a workstation in a lab', () => {
  it('R120 has a console behind those of the devices, and servers have none', () => {
    const w = new Workstation({}, [host('SRV', '10.1.1.20')]);
    expect(w.lab.consoles).toEqual([{ name: 'PC', awake: true, reading: true }]);
    expect(w.lab.busy).toBe(false);
  });

  it('R121 answers facts, now and looking back', () => {
    const w = pc();
    w.run('echo hello > f');
    const past = w.lab.past();
    w.run('rm f');
    const asked = (lab: Pick<Lab, 'fact'>) => [
      lab.fact('host.has-file', 'PC', '/home/user/f'),
      lab.fact('host.file-size', 'PC', '/home/user/f'),
      lab.fact('host.file-sha512', 'PC', '/home/user/f')?.toString().slice(0, 8),
    ];
    expect(asked(past as unknown as Lab)).toEqual([true, 6, 'e7c22b99']);
    expect(asked(w.lab)).toEqual([false, null, undefined]);
    expect(() => w.lab.fact('hostname', 'PC')).toThrow('No fact hostname on PC');
  });

  it('R122 is made by reset what it was', () => {
    const w = pc();
    w.run('rm notes.txt; cd keys; X=1');
    w.lab.input({ kind: 'type', console: 'PC', text: 'less ../two*\r' });
    w.lab.input({ kind: 'reset', device: 'PC' });
    expect(w.run('pwd; echo x$X; cat notes.txt')).toBe('/home/user\nx\none\ntwo\nthree\n');
  });

  it('R123 tells of every command that ended', () => {
    const w = pc();
    w.run('true && md5sum "two words" none');
    expect(w.lab.events.map(({ device, id, payload }) => [device, id, payload])).toEqual([
      ['PC', 'tool.ran', { command: 'true', status: 0 }],
      ['PC', 'tool.ran', { command: 'md5sum two words none', status: 1 }],
    ]);
  });

  it('R111 changes the disk once, however much is in a folder', () => {
    const w = pc();
    const machine = w.lab.machine('PC');
    if (!machine) throw new Error('no machine');
    w.run('mkdir -p n/a/b n/c/d n/e; touch n/a/b/1 n/c/d/2 n/e/3');
    const changes = vi.spyOn(machine, 'replace');
    for (const [line, left] of [
      ['cp -r n m', '1\n'],
      ['mv m/a m/c m/e .', '1\n'],
      ['touch a/b/x a/b/y', '1\nx\ny\n'],
      ['mkdir -p a/b/q/w/e a/b/r', '1\nq\nr\nx\ny\n'],
      ['rm -r c e n', '1\nq\nr\nx\ny\n'],
    ] as const) {
      changes.mockClear();
      expect(w.run(line)).toBe('');
      expect(changes).toHaveBeenCalledTimes(1);
      expect(w.run('ls a/b 2> /dev/null || ls m/a/b').replaceAll('  ', '\n')).toBe(left);
    }
    expect(w.run('ls')).not.toMatch(/\b[cen]\b/);
  });

  it('R124 comes to the same when it is replayed, whatever is typed', () => {
    const key = fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('ls\r', 'cat *\r', 'cd keys\r', 'echo a > f\r', 'rm -r *\r', 'less f\r', 'exit\r'),
      },
      fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)), maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...`'"\\$*?;|&<>()\`#~ {}\r\t\x03\x04\x1b[A`), maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const w = pc();
        const entries = keys.map((text) => w.lab.input({ kind: 'type', console: 'PC', text }));
        w.lab.advanceTo((w.lab.now + 10_000) as typeof w.lab.now);
        const again = replay({ ...head, entries, until: w.lab.now }, () => pc().lab);
        expect(again.machines[0]?.snapshot()).toEqual(w.lab.machines[0]?.snapshot());
        expect(again.drain()).toEqual(w.lab.drain());
        expect(again.consoles[0]?.reading).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
