import type { Content } from '../system/content.ts';
import type { Fault } from '../hosts/faults.ts';
import { entryAt, inFolder, write } from '../hosts/files.ts';
import { hostSpec } from '../hosts/host.ts';
import { LabMachine } from '../lab-machine.ts';
import { EPOCH } from './host-bench.ts';
import type { SmallNetwork } from './small-network.ts';

interface Serving {
  readonly fault?: Fault;
  /** Files may be read only. */
  readonly readOnly?: true;
  /** Who may ask the web server. */
  readonly web?: { readonly user: string; readonly password: string };
}

/** Files of a server of a test, by the paths that clients say. */
export interface ServedFiles {
  set(path: string, content: Content): void;
  get(path: string): Content | undefined;
  has(path: string): boolean;
  /** Names of those that are in no folder. */
  readonly names: readonly string[];
}

const ROOT = '/srv';
/** The folder, and those in it. */
const FOLDERS = [ROOT, `${ROOT}/d`, `${ROOT}/dir`];

/** A host at an address of a wire that serves one folder by FTP, TFTP and HTTP; `netuser` needs the password `guessme`. */
export function realServer(wire: SmallNetwork, at: string, { fault, readOnly, web }: Serving = {}): ServedFiles {
  const writes = readOnly !== true;
  const machine = new LabMachine(
    hostSpec({
      name: 'SRV',
      epoch: EPOCH,
      files: FOLDERS.map((path) => ({ path, mode: 0o777 })),
      services: {
        ftp: {
          fault,
          accounts: [{ user: 'netuser', password: 'guessme', home: ROOT, confined: true, writes }],
          anonymous: { folder: ROOT, writes },
        },
        tftp: { fault, folder: ROOT, create: writes },
        http: { fault, folder: ROOT, writes, ...(web && { accounts: [web] }) },
      },
    }),
    { clock: wire.clock, seed: 1, output: () => {}, network: () => wire.machine(at), event: () => {} },
  );
  machine.start();
  const get = (path: string): Content | undefined => {
    const entry = entryAt(machine, `${ROOT}/${path}`);
    return entry?.kind === 'file' ? entry.content : undefined;
  };
  return {
    get,
    has: (path) => get(path) !== undefined,
    get names() {
      return inFolder(machine, ROOT).flatMap(([name, { kind }]) => (kind === 'file' ? [name] : []));
    },
    set: (path, content) => void write(machine, `${ROOT}/${path}`, content, 'root', 0o666),
  };
}
