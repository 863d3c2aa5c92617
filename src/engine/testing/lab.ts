import { catalogueImage } from '../system/image/image-catalogue.ts';
import type { DeviceSpec, FileSpec } from '../system/device-spec.ts';
import { Lab, registry, type LabSpec, type NetworkMaker } from '../lab.ts';
import type { LabDevice } from '../lab-device.ts';
import { platformById } from '../platforms/index.ts';
import { mainDisk, type Platform } from '../system/platform.ts';
import { Player } from '../transcript.ts';

/** An image of the catalogue under flash0: or another path. Throws on unknown names: the test is wrong. */
export function imageFile(id: string, path = `flash0:${id}`): FileSpec {
  const content = catalogueImage(id);
  if (!content) throw new Error(`No image ${id}`);
  return { path, content };
}

/** The image of a device's first day, on the disk it starts from. */
const bootImage = (platform: Platform): FileSpec =>
  imageFile(platform.defaultImage, `${mainDisk(platform)}:${platform.defaultImage}`);

/** A device as it comes out of its box: its image in flash0:, register 0x2102, nothing configured. */
export const boxed = (changes: Partial<DeviceSpec> = {}): DeviceSpec => {
  const platform = changes.platform ?? 'c2911';
  return {
    name: 'R1',
    platform,
    power: 'on',
    register: 0x2102,
    files: [bootImage(platformById(platform))],
    ...changes,
  };
};

/** A lab with one device, and somebody at its console. */
export class Bench {
  readonly lab: Lab;
  readonly device: LabDevice;
  readonly player: Player;

  constructor(spec: LabSpec, seed = 1, network?: NetworkMaker, using = registry) {
    this.lab = new Lab(spec, seed, using, network);
    const device = this.lab.devices[0];
    if (!device) throw new Error('A lab without devices');
    this.device = device;
    this.player = new Player(this.lab);
  }

  /** Plays marks and lines; returns the screen since the last call. */
  type(...lines: readonly string[]): string {
    this.player.play('⟦:clear⟧');
    for (const line of lines) this.player.play(line.includes('⟦') ? line : `⟦${line}⟧`);
    return this.player.screen;
  }

  fact(id: string, of = ''): ReturnType<Lab['fact']> {
    return this.lab.fact(id, this.device.name, of);
  }
}

/** A device that was just switched on. */
export const poweredRouter = (changes: Partial<DeviceSpec> = {}, network?: NetworkMaker): Bench =>
  new Bench({ devices: [boxed(changes)] }, 1, network);

const STARTUP = 'hostname Router\nend\n';

/** A device in IOS, at the prompt of its console, level 15, with a minimal startup-config. */
export function bootedRouter(changes: Partial<DeviceSpec> = {}, network?: NetworkMaker): Bench {
  const bench = poweredRouter({ startup: STARTUP, ...changes }, network);
  bench.player.settle();
  bench.type('', '⟦+60s⟧', 'enable');
  return bench;
}

/** A device at the prompt of its ROM monitor. */
export function rommonRouter(changes: Partial<DeviceSpec> = {}, network?: NetworkMaker): Bench {
  const bench = poweredRouter({ ...changes, register: changes.register ?? 0x2100 }, network);
  bench.player.settle();
  return bench;
}

/** The bench a golden transcript asks for: `# device: c1941`, `# setup: booted | powered | rommon | off`. */
export function benchFor(settings: Readonly<Record<string, string>>): Bench {
  const changes = settings['device'] === undefined ? {} : { platform: settings['device'] };
  switch (settings['setup'] ?? 'booted') {
    case 'booted':
      return bootedRouter(changes);
    case 'powered':
      return poweredRouter(changes);
    case 'rommon':
      return rommonRouter(changes);
    case 'off':
      return poweredRouter({ ...changes, power: 'off', startup: STARTUP });
    default:
      throw new Error(`No setup ${settings['setup']}`);
  }
}
