/** What a port shows without a link and with one. */
export interface PortLink {
  readonly duplex: string;
  readonly speed: string;
  readonly medium: string;
  readonly kbps: number;
  readonly flowControl?: string;
}

/** How `show interfaces` words a kind of port. */
export interface PortHardware {
  /** `CN Gigabit Ethernet`. */
  readonly name: string;
  /** Duplex, speed, link type and medium for {0} to {3}; absent: the port shows none of them. */
  readonly link?: string;
  /** What follows a speed that was configured: `Mbps`. */
  readonly unit: string;
  readonly idle: PortLink;
  readonly up: PortLink;
  readonly keepalive: string;
  readonly queues: { readonly input: number; readonly output: number };
  /** What follows the line protocol, by the state of the link. */
  readonly status?: Readonly<Record<'up' | 'down' | 'admin', string>>;
  readonly buffers: boolean;
  readonly multicasts: string;
  /** Lines of counters between input errors and packets output. */
  readonly moreInput: readonly string[];
  readonly pauses: boolean;
  /** Lines of the running configuration that say how a link is agreed upon, in their order. */
  readonly settings: readonly ('duplex' | 'speed' | 'negotiation')[];
  /** It has no cable of its own, and counts nothing that happens on one. */
  readonly virtual?: true;
}

/** One fixed Ethernet port of a platform, or an interface that is there from the start. */
export interface PortData {
  readonly name: string;
  readonly media:
    | 'GigabitEthernet'
    | 'TenGigabitEthernet'
    | 'FastEthernet'
    | 'Ethernet'
    | 'Embedded-Service-Engine'
    | 'Vlan';
  readonly hardware: PortHardware;
}

/** A part that `show inventory` lists. */
export interface PartData {
  readonly name: string;
  readonly description: string;
  readonly pid: string;
  /** With the blanks after it that are stored in the part. */
  readonly version: string;
  /** Prefix of its serial number; `own`: the chassis' number; null: it has none. */
  readonly serial: string | null;
  /** Only `show inventory raw` lists it. */
  readonly raw?: true;
}

/** How files lie on linear flash. */
export interface LinearFlash {
  readonly class: 'A' | 'B';
  /** What stands before its listing: `PCMCIA Slot0`. */
  readonly title: string;
  /** Bytes that it keeps for itself, before the first file and altogether. */
  readonly first: number;
  readonly reserved: number;
  /** Bytes before each file. */
  readonly header: number;
}

export interface DiskData {
  /** `flash0`, `usbflash0`; without the colon. */
  readonly name: string;
  readonly kind: 'disk' | 'usbflash';
  /** Bytes of the whole file system. */
  readonly size: number;
  readonly removable: boolean;
  /** Linear flash of class A or B, where files lie one behind the other and deleted ones keep their room; absent: FAT. */
  readonly linear?: LinearFlash;
  /** Bytes a second that it gives and takes; absent: those of its kind. */
  readonly rates?: { readonly read: number; readonly write: number };
  /** How the ROM monitor names its file system and lists its inodes; absent: a plain directory. */
  readonly fileSystem?: string;
}

/** A file system as `show file systems` lists it. */
export interface FileSystemData {
  /** Its prefix without the colon: `flash0`, `tftp`. */
  readonly name: string;
  /** A disk without a size in `disks` is a slot with nothing in it. */
  readonly kind: 'disk' | 'usbflash' | 'nvram' | 'network' | 'opaque';
  readonly flags: 'rw' | 'ro' | 'wo';
  /** Other prefixes that mean it. */
  readonly aliases?: readonly string[];
  /** The ROM monitor can boot from it: `#`. */
  readonly bootable?: true;
  /** Nothing in it can be listed. */
  readonly unlisted?: true;
}

/** Where a platform starts when no file system is named: `flash0`. */
export const mainDisk = ({ disks }: Platform): string => disks[0]?.name ?? 'flash0';

/** A device model as data: everything in which two models of one family differ. */
export interface Platform {
  /** Id used in scenario files: `c2911`. */
  readonly id: string;
  readonly title: string;
  readonly firmware: string;
  /** Whether images are signed, and the ROM monitor looks for it. */
  readonly signedImages: boolean;
  /** Whether signing keys can be added and revoked. */
  readonly replacesKeys: boolean;
  /** How software authenticity is shown. */
  readonly authenticity: {
    /** Digests and moduli in small letters. */
    readonly smallLetters: boolean;
    /** Damage is looked for before the signature is. */
    readonly integrityFirst: boolean;
    /** What stands behind a hash that was computed. */
    readonly hashDone: string;
    /** The MD5 of the whole file follows the hashes. */
    readonly fileMd5: boolean;
    /** A record of the key storage: columns of its key type, whether it names a product, what stands before the next one. */
    readonly keys: { readonly typeWidth: number; readonly product: boolean; readonly between: string };
    /** The version of a verifier is its banner up to the line of the technical support, or its first line. */
    readonly wholeVerifier: boolean;
  };
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
  /** Every file system, in the order of `show file systems`. */
  readonly fileSystems: readonly FileSystemData[];
  /** In the order of `show inventory raw`; {serial} stands for the chassis' serial number. */
  readonly parts: readonly PartData[];
  /** Columns of a version in `show inventory`, at least. */
  readonly versionWidth: number;
  /** `show license udi`: its head, what stands before the product id, the dashes between. */
  readonly udi: { readonly head: string; readonly mark: string; readonly rule: number };
  /** Name in prompts until somebody gives another. */
  readonly hostname: string;
  /** Read-only ROM monitor: the lines of its banner. */
  readonly bootstrap: { readonly version: string; readonly year: string };
  readonly monitor: {
    /** What a Break before the software starts makes it say. */
    readonly aborted: string;
    /** After that it neither lists nor boots anything until the next reset. */
    readonly needsReset: boolean;
    /** What `reset` prints. */
    readonly reset: string;
    /** It fetches images by itself, with `tftpdnld`. */
    readonly downloads: boolean;
  };
  readonly monlib: { readonly entry: string; readonly size: string };
  readonly vtys: number;
  /** The number of the first of them among all lines; 388 when absent. */
  readonly firstVty?: number;
  /** Protocols by which a line may go out unless it is told otherwise. */
  readonly transports: string;
  /** Terminal lines besides the virtual ones, with what the configuration of an untouched one says; `vty`: of a virtual one. */
  readonly lines: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether the running configuration of an untouched device says how the scheduler divides the processor. */
  readonly scheduler: boolean;
  readonly licenseModule: string;
  readonly hasUcLicense: boolean;
  /** Blocks of the running configuration in the order they are printed; those of one list without `!` between. */
  readonly runningOrder: readonly (readonly string[])[];
  /** Image of a device taken out of its box. */
  readonly defaultImage: string;
}
