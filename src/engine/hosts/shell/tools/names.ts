import type { Io } from '../../../kernel/io.ts';
import { reverseName } from '../../../system/network/dns.ts';
import { isAddress, nameOfAddress, resolve, resolverOf } from '../resolver.ts';
import { optionsOf, wrongOption, type Run, type Tool } from '../tool.ts';

function* host(run: Run): Io<number> {
  const { machine, args, out } = run;
  const { words, wrong } = optionsOf(args, '');
  if (wrong) return wrongOption(run, wrong);
  const [given] = words;
  if (given === undefined) {
    out('Usage: host name\n');
    return 1;
  }
  if (isAddress(given)) {
    const name = yield* nameOfAddress(machine, given);
    out(
      name === undefined
        ? `Host ${reverseName(given)} not found: 3(NXDOMAIN)\n`
        : `${reverseName(given)} domain name pointer ${name}.\n`,
    );
    return name === undefined ? 1 : 0;
  }
  const found = yield* resolve(machine, given);
  if (found.ok) out(`${found.name} has address ${found.address}\n`);
  else if (found.trouble === 'unknown') out(`Host ${given} not found: 3(NXDOMAIN)\n`);
  else out(';; communications error: timed out\n;; no servers could be reached\n');
  return found.ok ? 0 : 1;
}

function* nslookup({ machine, args: [given], out }: Run): Io<number> {
  if (given === undefined) {
    out('Usage: nslookup name\n');
    return 1;
  }
  const [server] = resolverOf(machine).servers;
  const found = yield* resolve(machine, given);
  if (!found.ok && found.trouble === 'again') {
    out(';; communications error: timed out\n;; no servers could be reached\n\n');
    return 1;
  }
  out(`Server:\t\t${server}\nAddress:\t${server}#53\n\n`);
  if (isAddress(given)) {
    const name = yield* nameOfAddress(machine, given);
    out(
      name === undefined
        ? `** server can't find ${reverseName(given)}: NXDOMAIN\n\n`
        : `${reverseName(given)}\tname = ${name}.\n\n`,
    );
    return name === undefined ? 1 : 0;
  }
  out(found.ok ? `Name:\t${found.name}\nAddress: ${found.address}\n\n` : `** server can't find ${given}: NXDOMAIN\n\n`);
  return found.ok ? 0 : 1;
}

/** Only what `+short` prints. */
function* dig({ machine, args, out }: Run): Io<number> {
  const words = args.filter((arg) => !arg.startsWith('+') && arg !== '-x' && arg.toUpperCase() !== 'A');
  const [given] = words;
  if (given === undefined) return 0;
  if (isAddress(given)) {
    const name = yield* nameOfAddress(machine, given);
    if (name !== undefined) out(`${name}.\n`);
    return 0;
  }
  const found = yield* resolve(machine, given.endsWith('.') ? given : `${given}.`);
  if (found.ok) out(`${found.address}\n`);
  else if (found.trouble === 'again') out(';; communications error: timed out\n;; no servers could be reached\n');
  return !found.ok && found.trouble === 'again' ? 9 : 0;
}

export const nameTools: readonly Tool[] = [
  { name: 'host', does: 'ask for the address of a name, or the name of an address', run: host },
  { name: 'nslookup', does: 'the same, with the server that says so', run: nslookup },
  { name: 'dig', does: 'the same, in short', run: dig },
];
