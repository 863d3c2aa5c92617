import { fitsGlob } from '../../../../kernel/glob.ts';
import { entryAt } from '../../../files.ts';
import { textIn } from '../../input.ts';
import type { Run } from '../../tool.ts';
import { badNames } from './offers.ts';

/** Values of settings, by their words in lower case: `kexalgorithms`, `user`. */
export type Settings = ReadonlyMap<string, string>;

/** What is wrong with a setting, in the words of OpenSSH; undefined: nothing. */
type Check = (value: string) => string | undefined;

const text: Check = () => undefined;
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value.toLowerCase()) ? undefined : `unsupported option "${value}".`;
const yesNo = oneOf('yes', 'no', 'true', 'false');
const port: Check = (value) => (isPortNumber(value) ? undefined : `Bad port '${value}'.`);
const count: Check = (value) => {
  if (/^-\d+$/.test(value)) return 'integer value too small.';
  return /^\d{1,9}$/.test(value) ? undefined : 'integer value invalid.';
};
const time: Check = (value) => (secondsOf(value) === undefined ? 'invalid time value.' : undefined);
const LEVELS = ['quiet', 'fatal', 'error', 'info', 'verbose', 'debug', 'debug1', 'debug2', 'debug3'];
const level: Check = (value) => (LEVELS.includes(value.toLowerCase()) ? undefined : `unsupported log level '${value}'`);

export const isPortNumber = (word: string): boolean =>
  /^\d{1,5}$/.test(word) && Number(word) > 0 && Number(word) < 65_536;

/** Whether a setting says yes. */
export const isYes = (settings: Settings, key: string, usual: boolean): boolean =>
  /^(?:yes|true)$/i.test(settings.get(key) ?? (usual ? 'yes' : 'no'));

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of a time as OpenSSH writes it: `90`, `1m30s`. */
export function secondsOf(value: string): number | undefined {
  if (!/^(?:\d{1,6}[smhdw]?)+$/i.test(value)) return undefined;
  const parts = [...value.matchAll(/(\d+)([smhdw]?)/gi)];
  return parts.reduce((sum, [, n, unit = '']) => sum + Number(n) * (UNITS[unit.toLowerCase()] ?? 1), 0);
}

/** Settings that something is done with. */
const HONOURED: ReadonlyMap<string, Check> = new Map([
  ['hostname', text],
  ['hostkeyalias', text],
  ['user', text],
  ['port', port],
  ['ciphers', badNames('cipher')],
  ['macs', badNames('mac')],
  ['kexalgorithms', badNames('kex')],
  ['hostkeyalgorithms', badNames('hostKey')],
  ['stricthostkeychecking', oneOf('yes', 'no', 'ask', 'off', 'accept-new', 'true', 'false')],
  ['userknownhostsfile', text],
  ['numberofpasswordprompts', count],
  ['preferredauthentications', text],
  ['passwordauthentication', yesNo],
  ['kbdinteractiveauthentication', yesNo],
  ['batchmode', yesNo],
  ['connecttimeout', time],
  ['requesttty', oneOf('yes', 'no', 'force', 'auto', 'true', 'false')],
  ['loglevel', level],
]);

/** Older words of some of them. */
const OLDER: Readonly<Record<string, string>> = {
  challengeresponseauthentication: 'kbdinteractiveauthentication',
  skeyauthentication: 'kbdinteractiveauthentication',
};

/** Other settings of OpenSSH 9.2: those about keys, agents and the like, which change nothing where there are none. */
const IDLE: ReadonlySet<string> = new Set(
  'addkeystoagent casignaturealgorithms certificatefile checkhostip clearallforwardings compression connectionattempts exitonforwardfailure forwardagent forwardx11 forwardx11timeout forwardx11trusted gssapiauthentication gssapidelegatecredentials hostbasedacceptedalgorithms hostbasedauthentication identitiesonly identityagent identityfile ipqos permitlocalcommand pubkeyacceptedalgorithms pubkeyacceptedkeytypes pubkeyauthentication rekeylimit revokedhostkeys sendenv setenv tcpkeepalive updatehostkeys verifyhostkeydns'.split(
    ' ',
  ),
);

/** And those that would change something, which is not simulated. */
const OTHERS: ReadonlySet<string> = new Set(
  'addressfamily bindaddress bindinterface canonicaldomains canonicalizefallbacklocal canonicalizehostname canonicalizemaxdots canonicalizepermittedcnames controlmaster controlpath controlpersist dynamicforward enableescapecommandline enablesshkeysign escapechar fingerprinthash forkafterauthentication gatewayports globalknownhostsfile hashknownhosts ignoreunknown include kbdinteractivedevices knownhostscommand localcommand localforward logverbose nohostauthenticationforlocalhost permitremoteopen pkcs11provider protocol proxycommand proxyjump proxyusefdpass remotecommand remoteforward requiredrsasize securitykeyprovider serveralivecountmax serveraliveinterval sessiontype stdinnull streamlocalbindmask streamlocalbindunlink syslogfacility tunnel tunneldevice visualhostkey xauthlocation'.split(
    ' ',
  ),
);

/** A setting as it was given; a fault in it is said as OpenSSH does, where it stands. */
export type Given = { readonly key: string; readonly value: string } | { readonly fault: string } | undefined;

/** Reads one setting: `Port 22`, `Port=22`. `where`: `command-line`; `line`: its number there. */
export function readSetting(run: Run, source: string, where: string, line: number): Given {
  const [, word = '', rest = ''] = /^([^\s=]*)[\s=]*(.*)$/.exec(source.trim()) ?? [];
  if (word === '' || word.startsWith('#')) return undefined;
  const key = ownWord(word.toLowerCase());
  const at = `${where} line ${line}: `;
  const check = HONOURED.get(key);
  const [, quoted, plain = ''] = /^(?:"([^"]*)"|(.*))$/.exec(rest) ?? [];
  const value = quoted ?? (key === 'host' || key === 'match' ? plain : plain.replace(/\s#.*$/, '').trimEnd());
  const known = check ?? (OTHERS.has(key) || IDLE.has(key) || key === 'host' || key === 'match');
  if (known === false) return { fault: `${where}: line ${line}: Bad configuration option: ${key}` };
  if (value === '') return { fault: `${at}no argument after keyword "${word.toLowerCase()}"` };
  if (value.includes('"')) return { fault: `${at}invalid quotes` };
  if (OTHERS.has(key)) {
    run.err(`${at}Unsupported option "${word.toLowerCase()}"\n`);
    return undefined;
  }
  if (IDLE.has(key)) return undefined;
  const wrong = check?.(value);
  return wrong === undefined ? { key, value } : { fault: wrong.replace(/(?=[^\n]*$)/, at) };
}

const ownWord = (word: string): string => (Object.hasOwn(OLDER, word) ? (OLDER[word] ?? word) : word);

/** A pattern of `Host`: `*` and `?`, in capital letters or not. */
const fits = (pattern: string, host: string): boolean => fitsGlob(host.toLowerCase(), pattern.toLowerCase());

function concerns(patterns: string, host: string): boolean {
  const words = patterns.split(/\s+/);
  if (words.some((word) => word.startsWith('!') && fits(word.slice(1), host))) return false;
  return words.some((word) => !word.startsWith('!') && fits(word, host));
}

/** Settings of a file that hold for a host, the first of each; faults are said, and their number given. */
function settingsIn(run: Run, path: string, source: string, host: string): Settings | number {
  const found = new Map<string, string>();
  let holds = true;
  let faults = 0;
  for (const [at, line] of source.split('\n').entries()) {
    const setting = readSetting(run, line, path, at + 1);
    if (setting === undefined) continue;
    if ('fault' in setting) {
      run.err(`${setting.fault}\n`);
      faults++;
    } else if (setting.key === 'host') holds = concerns(setting.value, host);
    else if (setting.key === 'match') holds = setting.value.toLowerCase() === 'all';
    else if (holds && !found.has(setting.key)) found.set(setting.key, setting.value);
  }
  if (faults === 0) return found;
  run.err(`${path}: terminating, ${faults} bad configuration options\n`);
  return faults;
}

/** Settings for a host: what was given, then those of the files, the first of each. A number: an exit status, and why was said. */
export function settingsFor(run: Run, given: Settings, host: string, file: string | undefined): Settings | number {
  const own = `${run.session.home === '/' ? '' : run.session.home}/.ssh/config`;
  const all = new Map(given);
  for (const path of file === undefined ? [own, '/etc/ssh/ssh_config'] : [file]) {
    const entry = entryAt(run.machine, path);
    if (entry?.kind !== 'file') continue;
    const found = settingsIn(run, path, textIn(entry.content), host);
    if (typeof found === 'number') return 255;
    for (const [key, value] of found) if (!all.has(key)) all.set(key, value);
  }
  return all;
}
