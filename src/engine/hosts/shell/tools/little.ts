import { dayNames, monthNames, toCivil } from '../../../kernel/calendar.ts';
import type { Io } from '../../../kernel/io.ts';
import { hostTime } from '../../clock.ts';
import { valueOf } from '../expand.ts';
import { CLEAR } from '../keys.ts';
import { optionsOf, wrongUse, type Run, type Tool } from '../tool.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  e: '\x1b',
  a: '\x07',
  '0': '\0',
};

function* echo({ args, out }: Run): Io<number> {
  const options = /^-[neE]+$/;
  const count = args.findIndex((arg) => !options.test(arg));
  const given = args.slice(0, count < 0 ? args.length : count).join('');
  const text = args.slice(count < 0 ? args.length : count).join(' ');
  const shown = given.includes('e')
    ? text.replace(/\\([ntr\\ea0])/g, (_, letter: string) => ESCAPES[letter] ?? '')
    : text;
  out(shown + (given.includes('n') ? '' : '\n'));
  return 0;
}

const two = (value: number): string => String(value).padStart(2, '0');

function* date(run: Run): Io<number> {
  const [format] = run.args;
  const at = hostTime(run.machine);
  const { year, month, day, hour, minute, second, weekday } = toCivil(at);
  const dayName = dayNames[weekday] ?? '';
  const monthName = monthNames[month - 1] ?? '';
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (format === undefined || format === '-u') {
    run.out(`${dayName} ${monthName} ${String(day).padStart(2)} ${time} UTC ${year}\n`);
    return 0;
  }
  if (!format.startsWith('+')) {
    run.err(
      format.startsWith('-') ? `date: invalid option -- '${format.slice(1, 2)}'\n` : `date: invalid date ‘${format}’\n`,
    );
    return 1;
  }
  const fields: Readonly<Record<string, string>> = {
    Y: String(year),
    m: two(month),
    d: two(day),
    H: two(hour),
    M: two(minute),
    S: two(second),
    F: `${year}-${two(month)}-${two(day)}`,
    T: time,
    a: dayName,
    b: monthName,
    s: String(Math.floor(at / 1000)),
    Z: 'UTC',
    '%': '%',
  };
  run.out(
    `${format.slice(1).replace(/%(.)/g, (whole, letter: string) => (Object.hasOwn(fields, letter) ? (fields[letter] ?? '') : whole))}\n`,
  );
  return 0;
}

const says = (name: string, does: string, text: (run: Run) => string): Tool => ({
  name,
  does,
  *run(run: Run): Io<number> {
    run.out(text(run));
    return 0;
  },
});

const quiet = (name: string, does: string, status: number): Tool => ({
  name,
  does,
  helps: false,
  *run(): Io<number> {
    return status;
  },
});

function* exportVariables({ session, args, err, out }: Run): Io<number> {
  if (args.length === 0) out([...session.variables].map(([name, value]) => `declare -x ${name}="${value}"\n`).join(''));
  for (const arg of args) {
    const [, name, , value] = /^([A-Za-z_][A-Za-z0-9_]*)(=([^]*))?$/.exec(arg) ?? [];
    if (name === undefined) {
      err(`bash: export: \`${arg}': not a valid identifier\n`);
      return 1;
    }
    session.variables.set(name, value ?? valueOf(session, name));
  }
  return 0;
}

function* hostname(run: Run): Io<number> {
  const { wrong, words } = optionsOf(run.args, 's');
  if (wrong) return wrongUse(run, wrong, 'Usage: hostname [-s]');
  if (words.length > 0) {
    run.err('hostname: you must be root to change the host name\n');
    return 1;
  }
  run.out(`${run.machine.name.toLowerCase()}\n`);
  return 0;
}

function* exit({ session, args: [status] }: Run): Io<number> {
  session.line.write('exit\n');
  session.left = true;
  return /^\d{1,3}$/.test(status ?? '') ? Number(status) & 255 : session.status;
}

export const littleTools: readonly Tool[] = [
  { name: 'echo', does: 'print words: -n without a new line, -e with \\n and \\t', helps: false, run: echo },
  { name: 'date', does: 'tell the time: +%F, +%T', run: date },
  { name: 'export', does: 'set variables', run: exportVariables },
  { name: 'hostname', does: 'say what this machine is called', run: hostname },
  { name: 'exit', does: 'end, and begin anew', run: exit },
  says('whoami', 'say who one is', ({ session }) => `${session.user}\n`),
  says(
    'id',
    'say who one is, with groups',
    ({ session: { user } }) => `uid=1000(${user}) gid=1000(${user}) groups=1000(${user})\n`,
  ),
  says('clear', 'clear the screen (Ctrl-L)', () => CLEAR),
  says('history', 'list what was typed', ({ session }) =>
    session.history.map((text, i) => `${String(i + 1).padStart(5)}  ${text}\n`).join(''),
  ),
  quiet('true', 'do nothing', 0),
  quiet('false', 'do nothing, and fail', 1),
];
