import type { Fault } from '../hosts/faults.ts';
import { entryAt } from '../hosts/files.ts';
import { readFile } from '../features/files/files/api.ts';
import { toHex } from '../system/bytes.ts';
import { md5Hex } from '../system/crypto/digests.ts';
import { cut, patch, read, sizeOf, textContent, type Content } from '../system/content.ts';
import { Bench } from './lab.ts';
import { smallImage } from './signed.ts';
import { wire, wiredRouter } from './wired.ts';
import { host } from './workstation.ts';

export const SERVER = '10.1.1.20';
const FOLDER = '/srv';

/** What moves files, by the beginning of their names. */
export const PROTOCOLS = ['tftp', 'ftp', 'http'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** The image that R1 boots. */
export const BOOTS = 'boot.bin';
/** An image of a few pieces of a disk, and the same with one byte changed. */
export const image = smallImage({ size: 1_200_000, seed: 'moved' });
const AT = 700_000;
export const altered = patch(image, { at: AT, hex: toHex(Uint8Array.of((read(image, AT, 1)[0] ?? 0) ^ 1)) });

/** A configuration that is one message, or a few blocks. */
export const small = textContent('hostname R1\n'.repeat(100));

/** Whether one content is the beginning of another, or all of it. */
export const beginning = (part: Content, whole: Content): boolean =>
  sizeOf(part) <= sizeOf(whole) && md5Hex(part) === md5Hex(cut(whole, sizeOf(part)));

/** How a file of the server is called. */
export const urlOf = (protocol: Protocol, name: string): string =>
  `${protocol}://${protocol === 'ftp' ? 'netuser:guessme@' : ''}${SERVER}/${name}`;

/** R1 on a wire with a server of files, which may have a fault; somebody is at R1, who is asked for nothing. */
export class TransferLab extends Bench {
  constructor(fault?: Fault, lines: readonly string[] = []) {
    const folder = { folder: FOLDER, fault };
    super({
      devices: [
        {
          ...wiredRouter(
            'R1',
            ['GigabitEthernet0/0 10.1.1.1'],
            ['file prompt quiet', 'boot system flash0:new.bin', `boot system flash0:${BOOTS}`, ...lines],
          ),
          files: [{ path: `flash0:${BOOTS}`, content: smallImage() }],
        },
      ],
      hosts: [
        host('SRV', SERVER, {
          files: [
            { path: FOLDER, mode: 0o777 },
            ...[['good.bin', image] as const, ['bad.bin', altered] as const, ['small.cfg', small] as const].map(
              ([name, content]) => ({ path: `${FOLDER}/${name}`, content, mode: 0o666 }),
            ),
          ],
          services: {
            tftp: { ...folder, create: true },
            ftp: { fault, accounts: [{ user: 'netuser', password: 'guessme', home: FOLDER, confined: true }] },
            http: { ...folder, writes: true },
          },
        }),
      ],
      wires: [wire('lan', ['R1 GigabitEthernet0/0', 'SRV eth0'])],
    });
    this.comeUp();
  }

  /** From power to the prompt. */
  comeUp(): string {
    this.player.settle();
    return this.type('', '⟦+60s⟧', 'enable', 'terminal length 0');
  }

  /** Begins a command that asks nothing, and stops before its first step. */
  begin(command: string): void {
    this.player.play(`⟦:clear⟧⟦:type ${command}⟧`);
    this.player.act({ kind: 'keys', text: '\r' });
  }

  /** Goes on step by step until the prompt is back, or as many steps as there are; how many they were. */
  go(most = Infinity): number {
    let steps = 0;
    for (; steps < most && !this.lab.reading('R1'); steps++) this.lab.step();
    return steps;
  }

  /** A file of flash0:. */
  held(name: string): Content | undefined {
    const file = readFile(this.device, `flash0:${name}`);
    return file.ok ? file.value : undefined;
  }

  /** A file of the server. */
  served(name: string): Content | undefined {
    const server = this.lab.machine('SRV');
    const entry = server && entryAt(server, `${FOLDER}/${name}`);
    return entry?.kind === 'file' ? entry.content : undefined;
  }
}
