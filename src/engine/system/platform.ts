/** One fixed Ethernet port of a platform. */
export interface PortData {
  readonly name: string;
  readonly media: 'GigabitEthernet' | 'TenGigabitEthernet' | 'FastEthernet' | 'Embedded-Service-Engine';
}

export interface DiskData {
  /** `flash0`, `usbflash0`; without the colon. */
  readonly name: string;
  readonly kind: 'disk' | 'usbflash';
  /** Bytes of the whole file system. */
  readonly size: number;
  readonly removable: boolean;
}

/** Where a platform starts when no file system is named: `flash0`. */
export const mainDisk = ({ disks }: Platform): string => disks[0]?.name ?? 'flash0';

/** A device model as data: everything in which two models of one family differ. */
export interface Platform {
  /** Id used in scenario files: `c2911`. */
  readonly id: string;
  readonly title: string;
  readonly firmware: string;
  /** Decides the layout of some displays. */
  readonly os: 'ios' | 'ios-xe';
  /** Whether signing keys can be added and revoked. */
  readonly replacesKeys: boolean;
  /** How a second ROM monitor is written beside the first: by name of its region, as a partition of a processor, not at all. */
  readonly upgradableMonitor: 'regions' | 'partition' | 'none';
  /** `CISCO2911/K9`. */
  readonly pid: string;
  /** Product id in the licence UDI and inventory, where it differs (3945: the SPE). */
  readonly udiPid?: string;
  /** Line of `show version`, `Cisco <this> with <memory>`. */
  readonly processor: string;
  /** `C2900`: the image family that runs here. */
  readonly family: string;
  /** ELF machine number the ROM monitor accepts. */
  readonly machine: number;
  readonly serialPrefix: string;
  readonly memory: {
    readonly totalMb: number;
    readonly mainK: number;
    readonly ioK: number;
    readonly dimms: string;
    readonly mode: string;
  };
  /** `64 bits wide with parity disabled`. */
  readonly dram: string;
  readonly nvramK: number;
  readonly nvramBytes: number;
  readonly ports: readonly PortData[];
  readonly disks: readonly DiskData[];
  /** Read-only ROM monitor: the lines of its banner. */
  readonly bootstrap: { readonly version: string; readonly year: string };
  readonly monlib: { readonly entry: string; readonly size: string };
  readonly vtys: number;
  readonly licenseModule: string;
  readonly hasUcLicense: boolean;
  /** Image of a device taken out of its box. */
  readonly defaultImage: string;
}
