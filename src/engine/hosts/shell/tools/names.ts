import type { Io } from '../../../kernel/io.ts';
import { reverseName } from '../../../system/network/dns.ts';
import { isAddress } from '../../../system/network/address.ts';
import { askNames, type Told } from '../resolver.ts';
import { optionsOf, type Run, type Tool } from '../tool.ts';

const nobody = (silent: string): string =>
  `;; communications error to ${silent}#53: timed out\n;; no servers could be reached\n`;

/** What is asked for by a word. */
const askedFor = (given: string): string => (isAddress(given) ? reverseName(given) : given);

function hostText(given: string, told: Told): string {
  if (!told.ok && 'silent' in told) return nobody(told.silent);
  if (!told.ok) return told.code === 0 ? '' : `Host ${askedFor(given)} not found: ${told.code}(${told.word})\n`;
  const says = isAddress(given) ? 'domain name pointer' : 'has address';
  return told.said.map((one) => `${told.name} ${says} ${one}${isAddress(given) ? '.' : ''}\n`).join('');
}

function* host(run: Run): Io<number> {
  const { machine, args, out } = run;
  const { words, wrong } = optionsOf(args, '');
  if (wrong) {
    run.err(`host: illegal option -- ${wrong.option.replace(/^--.*/, '-')}\nUsage: host name\n`);
    return 1;
  }
  const [given] = words;
  if (given === undefined) {
    out('Usage: host name\n');
    return 1;
  }
  const told = yield* askNames(machine, given);
  out(hostText(given, told));
  return told.ok || ('code' in told && told.code === 0) ? 0 : 1;
}

function* nslookup({ machine, args: [given], out }: Run): Io<number> {
  if (given === undefined) {
    out('Usage: nslookup name\n');
    return 1;
  }
  const told = yield* askNames(machine, given);
  if (!told.ok && 'silent' in told) {
    out(`${nobody(told.silent)}\n`);
    return 1;
  }
  out(`Server:\t\t${told.server}\nAddress:\t${told.server}#53\n\n`);
  if (!told.ok)
    out(
      told.code === 0
        ? `*** Can't find ${given}: No answer\n\n`
        : `** server can't find ${askedFor(given)}: ${told.word}\n\n`,
    );
  else if (isAddress(given)) out(told.said.map((one) => `${told.name}\tname = ${one}.\n`).join('') + '\n');
  else out(`${told.said.map((one) => `Name:\t${told.name}\nAddress: ${one}\n`).join('')}\n`);
  return told.ok ? 0 : 1;
}

/** Only what `+short` prints. */
function* dig({ machine, args, out }: Run): Io<number> {
  const words = args.filter((arg) => !arg.startsWith('+') && arg !== '-x' && arg.toUpperCase() !== 'A');
  const [given] = words;
  if (given === undefined) return 0;
  const address = isAddress(given);
  const told = yield* askNames(machine, address || given.endsWith('.') ? given : `${given}.`);
  if (told.ok) out(told.said.map((one) => `${one}${address ? '.' : ''}\n`).join(''));
  else if ('silent' in told) out(nobody(told.silent));
  return !told.ok && 'silent' in told ? 9 : 0;
}

export const nameTools: readonly Tool[] = [
  { name: 'host', does: 'ask for the address of a name, or the name of an address', run: host },
  { name: 'nslookup', does: 'ask for a name or an address, and say which server answered', run: nslookup },
  { name: 'dig', does: 'ask for the address of a name, or -x of an address: prints as +short does', run: dig },
];
