import { expect, it } from 'vitest';
import { platformIds } from '../../../platforms/index.ts';
import { allRead, misread, type Rows } from '../../../testing/fields.ts';
import { bootedRouter } from '../../../testing/lab.ts';
import { some } from '../../../testing/some.ts';

const common: Rows = [
  /^Technical Support: (?<support>http:\S+)$/,
  /^Copyright \(c\) (?<copyright>\d{4}-\d{4}) by Cisco Systems, Inc\.$/,
  /^Compiled (?<compiled>\w{3} \d\d-\w{3}-\d\d \d\d:\d\d) by (?<compiledBy>\w+)$/,
  /^(?<hostname>\S+) uptime is (?<uptime>[\w, ]+)$/,
  /^System returned to ROM by (?<returned>reload) at (?<returnedAt>\d\d:\d\d:\d\d \w+ .*)$/,
  /^System restarted at (?<restartedAt>\d\d:\d\d:\d\d \w+ .*)$/,
  /^System image file is "(?<disk>\w+):(?<image>\S+)"$/,
  /^Last reload reason: (?<reason>.+)$/,
  /^Processor board ID (?<serial>\w{11})$/,
  /^(?<nvram>\d+)K bytes of non-volatile configuration memory\.$/,
  /^Configuration register is (?<register>0x\w+) \(will be (?<nextRegister>0x\w+) at next reload\)$/,
];
/** Texts of the lab where the device prints notices of its own. */
const notices: Rows = [/^This image has cryptographic features\./, /^export and import rules/];
const freeSoftware: Rows = [/^On a real device IOS XE contains/, /^contains none\.$/];
const gigabitPorts = /^(?<gigabitPorts>\d+) Gigabit Ethernet interfaces$/;

const table: Rows = [
  /^License Info:$/,
  /^License UDI:$/,
  /^-+$/,
  /^Device#\t {2}PID\t\t\tSN$/,
  /^\*0 {2}\t {2}(?<licencePid>\S+) +(?<licenceSerial>\w+) +$/,
  /^Technology Package License Information for Module:'(?<module>\w+)' $/,
  /^Technology {4}Technology-package {11}Technology-package$/,
  /^ {14}Current {7}Type {11}Next reboot {2}$/,
  /^(?<technology>ipbase|security|uc|data) +(?<package>\w+) +(?<kind>Permanent|None) +(?<nextPackage>\w+)$/,
];
const isr: Rows = [
  ...common,
  ...notices,
  ...table,
  gigabitPorts,
  /^Cisco IOS Software, (?<platform>\w+) Software \((?<imageId>[\w-]+)\), Version (?<version>\S+), (?<build>RELEASE SOFTWARE \(fc\d\))$/,
  /^ROM: (?<rom>System Bootstrap, Version \S+, RELEASE SOFTWARE \(fc\d\))$/,
  /^Last reload type: (?<reloadType>Normal Reload)$/,
  /^Cisco (?<chassis>\S+) \((?<processor>revision \S+)\)(?: with \S+)? with (?<mainMemory>\d+)K\/(?<ioMemory>\d+)K bytes of memory\.$/,
  /^(?<terminalLines>\d+) terminal line$/,
  /^(?<vpnModules>\d+) Virtual Private Network \(VPN\) Module$/,
  /^DRAM configuration is (?<dram>\d+ bits wide with parity \w+)\.$/,
  /^(?<compactFlash>\d+)K bytes of ATA System CompactFlash 0 \(Read\/Write\)$/,
  /^(?<usbFlash>\d+)K bytes of USB Flash usbflash0 \(Read\/Write\)$/,
];
const ofIosXe: Rows = [
  ...common,
  ...notices,
  /^Uptime for this control processor is (?<processorUptime>[\w, ]+)$/,
  /^cisco (?<chassis>\S+) \((?<processor>\S+)\) processor \((?<revision>revision \w+)\) with (?<mainMemory>\d+)K\/(?<ioMemory>\d+)K bytes of memory\.$/,
];

const kinds: Readonly<Record<string, Rows>> = {
  c1941: isr,
  c2901: isr,
  c2911: isr,
  c3945: isr,
  c7206: [
    ...common.filter(({ source }) => !/^\^(Technical|Copyright|Last reload|System image)/.test(source)),
    /^Cisco Internetwork Operating System Software $/,
    /^IOS \(tm\) (?<platform>\w+) Software \((?<imageId>[\w-]+)\), Version (?<version>\S+), (?<build>RELEASE SOFTWARE \(fc\d\))$/,
    /^TAC Support: (?<support>http:\S+)$/,
    /^Copyright \(c\) (?<copyright>\d{4}-\d{4}) by cisco Systems, Inc\.$/,
    /^Image text-base: (?<textBase>0x[\dA-F]+)$/,
    /^ROM: (?<rom>System Bootstrap, Version .+, DEVELOPMENT SOFTWARE)$/,
    /^System image file is "(?<disk>\w+:\d):(?<image>\S+)"$/,
    /^cisco (?<chassis>\S+) \((?<processor>\w+)\) processor \((?<revision>revision \w+)\) with (?<mainMemory>\d+)K\/(?<ioMemory>\d+)K bytes of memory\.$/,
    /^(?<cpu>R7000) CPU at (?<cpuSpeed>\w+), Implementation \d+, Rev (?<cpuRevision>[\d.]+), 256KB L2, 4096KB L3 Cache$/,
    /^(?<slots>\d) slot VXR midplane, Version (?<midplane>[\d.]+)$/,
    /^Last reset from (?<reset>s\/w|power-on)$/,
    /^(?<bridging>Bridging) software\.$/,
    /^X\.25 software, Version (?<x25>[\d.]+)\.$/,
    /^(?<ethernetPorts>\d+) Ethernet\/IEEE 802\.3 interface\(s\)$/,
    /^(?<slot0>\d+)K bytes of Flash PCMCIA card at slot 0 \(Sector size 128K\)\.$/,
    /^(?<slot1>\d+)K bytes of Flash PCMCIA card at slot 1 \(Sector size 128K\)\.$/,
  ],
  asr1002x: [
    ...ofIosXe,
    ...freeSoftware,
    gigabitPorts,
    /^Cisco IOS Software, (?<platform>IOS-XE) Software \((?<imageId>[\w-]+)\), Version (?<version>\S+), (?<build>RELEASE SOFTWARE \(fc\d\))$/,
    /^IOS XE Version: (?<release>\S+)$/,
    /^ROM: (?<rom>IOS-XE ROMMON)$/,
    /^License Level: (?<licenceLevel>\w+)$/,
    /^License Type: (?<licenceType>\w+)$/,
    /^Next reload license Level: (?<nextLicence>\w+)$/,
    /^(?<physicalMemory>\d+)K bytes of physical memory\.$/,
    /^(?<flash>\d+)K bytes of eUSB flash at bootflash:\.$/,
    /^(?<usbFlash>\d+)K bytes of USB flash at usb0:\.$/,
  ],
  cat4500e: [
    ...ofIosXe,
    /^Cisco IOS Software, IOS-XE Software, (?<platform>Catalyst 4500 L3 Switch) Software \((?<imageId>[\w-]+)\), Version (?<version>\S+) (?<build>RELEASE SOFTWARE \(fc\d\))$/,
    /^ROM: (?<rom>\S+)$/,
    /^Jawa Revision (?<jawa>\d+), Snowtrooper Revision (?<snowtrooper>\S+)$/,
    /^License Information for '(?<module>\S+)'$/,
    /^ {4}License Level: (?<licenceLevel>\w+) {3}Type: (?<licenceType>\w+)$/,
    /^ {4}Next reboot license Level: (?<nextLicence>\w+)$/,
    /^(?<cpu>\w+) CPU at (?<cpuSpeed>\S+), Supervisor (?<supervisor>\d)$/,
    /^Last reset from (?<reset>\w+)$/,
    /^(?<virtualPorts>\d+) Virtual Ethernet interface$/,
    /^(?<tenGigabitPorts>\d+) Ten Gigabit Ethernet interfaces$/,
  ],
};

it.each(some(platformIds))('R10 shows every field on %s', (platform) => {
  const bench = bootedRouter({ platform, clock: 1_600_774_000_000 });
  bench.type('write memory', '', 'reload', '', '⟦+60s⟧', '', 'enable', 'terminal length 0');
  bench.type('configure terminal', 'config-register 0x2142', 'end');
  const screen = bench.type('show version').replace(/^.*\n/, '').replace(/\n.*$/, '\n');
  expect(misread(screen, kinds[platform] ?? [])).toEqual(allRead);
});
