import { isAddress } from '../../../../system/network/address.ts';
import { environment } from '../../monitor-environment/api.ts';
import { monitorRegionsOf } from '../api.ts';
import { DONE, FAILED, print, yes, type Monitor, type MonitorCommand } from '../monitor.ts';
import { download, type Download } from './tftp-download.ts';

const required = ['IP_ADDRESS', 'IP_SUBNET_MASK', 'DEFAULT_GATEWAY', 'TFTP_SERVER', 'TFTP_FILE'] as const;

const usage = [
  '',
  'usage: tftpdnld [-hur]',
  '  Use this command for disaster recovery only to recover an image via TFTP.',
  '  Monitor variables are used to set up parameters for the transfer.',
  '  (Syntax: "VARIABLE_NAME=value" and use "set" to show current variables.)',
  '  "ctrl-c" or "break" stops the transfer before flash erase begins.',
  '',
  '  The following variables are REQUIRED to be set for tftpdnld:',
  '            IP_ADDRESS: The IP address for this unit',
  '        IP_SUBNET_MASK: The subnet mask for this unit',
  '       DEFAULT_GATEWAY: The default gateway for this unit',
  '           TFTP_SERVER: The IP address of the server to fetch from',
  '             TFTP_FILE: The filename to fetch',
  '',
  '  The following variables are OPTIONAL:',
  '          TFTP_VERBOSE: Print setting. 0=quiet, 1=progress(default), 2=verbose',
  '      TFTP_RETRY_COUNT: Retry count for ARP and TFTP (default=18)',
  '          TFTP_TIMEOUT: Overall timeout of operation in seconds (default=7200)',
  '         TFTP_CHECKSUM: Perform checksum test on image, 0=no, 1=yes (default=1)',
  '               GE_PORT: 0= Gigabit Ethernet 0, 1= Gigabit Ethernet 1 (default=0)',
  '         GE_SPEED_MODE: 0=10 half, 1=10 full, 2=100 half, 3=100 full, 4=1000 full, 5=Auto (default=5)',
  '',
  '  Command line options:',
  '   -h: this help screen',
  '   -r: do not write flash, load to DRAM only and launch image',
  '   -u: upgrade the rommon, system will reboot once upgrade is complete',
].join('\n');

const speedModes = ['10 half', '10 full', '100 half', '100 full', '1000 full', 'Auto Detect'];
const verbosity = ['Quiet', 'Progress', 'Verbose'];

/** Complaint about the first required variable that is missing or wrong. */
function complaint(variables: Readonly<Record<string, string>>): readonly string[] | undefined {
  const wrong = required.find((name) => (name === 'TFTP_FILE' ? !variables[name] : !isAddress(variables[name] ?? '')));
  if (wrong === undefined) return undefined;
  return wrong === 'TFTP_FILE'
    ? ['Missing or illegal file name for variable TFTP_FILE', 'Illegal file name.']
    : [`Missing or illegal ip address for variable ${wrong}`, 'Illegal IP address.'];
}

const number = (text: string | undefined, preset: number): number =>
  /^\d{1,5}$/.test(text ?? '') ? Number(text) : preset;

const portOf = ({ device }: Monitor, v: Readonly<Record<string, string>>): number =>
  Math.min(number(v.GE_PORT, 0), device.platform.ports.length - 2);

/** The settings as the command shows them before it asks. */
function settings(monitor: Monitor, v: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return [
    ...required.map((name) => [name, v[name] ?? ''] as const),
    ['TFTP_DESTINATION', 'flash0:'],
    ['GE_PORT', `Ge0/${portOf(monitor, v)}`],
    ['TFTP_MEDIA_TYPE', 'Copper'],
    ['TFTP_VERBOSE', verbosity[number(v.TFTP_VERBOSE, 1)] ?? 'Progress'],
    ['TFTP_RETRY_COUNT', String(number(v.TFTP_RETRY_COUNT, 18))],
    ['TFTP_TIMEOUT', String(number(v.TFTP_TIMEOUT, 7200))],
    ['TFTP_CHECKSUM', v.TFTP_CHECKSUM === '0' ? 'No' : 'Yes'],
    ['GE_SPEED_MODE', speedModes[number(v.GE_SPEED_MODE, 5)] ?? 'Auto Detect'],
  ];
}

const warning = (monitorToo: boolean): readonly string[] =>
  monitorToo
    ? ['The ROM monitor will be upgraded, and the system will reboot.']
    : [
        'Invoke this command for disaster recovery only.',
        'WARNING: all existing data in all partitions on flash will be lost!',
      ];

export const tftpdnld: MonitorCommand = {
  name: 'tftpdnld',
  help: 'tftp image download',
  usage,
  options: 'hur',
  *run(monitor, _, letters) {
    if (letters.includes('h')) {
      print(monitor, usage);
      return DONE;
    }
    if (letters.includes('u') && !monitorRegionsOf(monitor.device).test) {
      print(monitor, 'tftpdnld: this ROM monitor cannot be upgraded');
      return FAILED;
    }
    const { variables } = environment(monitor.device);
    const wrong = complaint(variables);
    if (wrong) {
      print(monitor, ...wrong, usage);
      return FAILED;
    }
    print(monitor, '', ...settings(monitor, variables).map(([name, value]) => `${name.padStart(20)}: ${value}`), '');
    const wanted = downloadOf(monitor, variables, letters);
    if (wanted.to !== 'memory') {
      print(monitor, ...warning(wanted.to === 'rommon'));
      if (!(yield* yes(monitor, 'Do you wish to continue?'))) return FAILED;
    }
    return yield* download(monitor, wanted);
  },
};

/** The neighbour that packets for the server are handed to: itself, or the gateway. */
function neighbourOf(v: Readonly<Record<string, string>>): string {
  const mask = (v.IP_SUBNET_MASK ?? '').split('.').map(Number);
  const net = (ip = ''): string =>
    ip
      .split('.')
      .map((part, i) => Number(part) & (mask[i] ?? 0))
      .join('.');
  return (net(v.IP_ADDRESS) === net(v.TFTP_SERVER) ? v.TFTP_SERVER : v.DEFAULT_GATEWAY) ?? '';
}

const downloadOf = (monitor: Monitor, v: Readonly<Record<string, string>>, letters: string): Download => ({
  server: v.TFTP_SERVER ?? '',
  file: v.TFTP_FILE ?? '',
  local: { address: v.IP_ADDRESS, interface: `GigabitEthernet0/${portOf(monitor, v)}`, gateway: neighbourOf(v) },
  retries: number(v.TFTP_RETRY_COUNT, 18),
  limit: number(v.TFTP_TIMEOUT, 7200) * 1000,
  quiet: v.TFTP_VERBOSE === '0',
  checksum: v.TFTP_CHECKSUM !== '0',
  to: letters.includes('u') ? 'rommon' : letters.includes('r') ? 'memory' : 'flash',
});
