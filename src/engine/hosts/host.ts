import type { EpochMillis } from '../kernel/calendar.ts';
import { never, on, type Io } from '../kernel/io.ts';
import type { Slice } from '../kernel/slice.ts';
import { textContent } from '../system/content.ts';
import type { IpPort, IpStack } from '../system/network/ip-stack.ts';
import type { Machine, MachineSpec } from '../system/machine.ts';
import { hostClock } from './clock.ts';
import { filesFrom, type FilesConfig } from './files.ts';
import { dns } from './services/dns/dns.ts';
import { ftp } from './services/ftp/ftp.ts';
import { http } from './services/http/http.ts';
import { https } from './services/https/https.ts';
import { HOME, shell, USER } from './shell/shell.ts';
import { ntp } from './services/ntp/ntp.ts';
import { ssh } from './services/ssh/ssh.ts';
import { syslog } from './services/syslog/syslog.ts';
import { tacacs } from './services/tacacs/tacacs.ts';
import { tftp } from './services/tftp/tftp.ts';
import type { Service } from './service.ts';

/** Every server program there is, by its name in a scenario. */
const services = { dns, ftp, http, https, ntp, ssh, syslog, tacacs, tftp } as const;

type ConfigOf<S> = S extends Service<infer Config> ? Config : never;

/** What each program that a host runs is told; what is left out does not run. */
type ServicesConfig = { readonly [K in keyof typeof services]?: ConfigOf<(typeof services)[K]> | undefined };

/** A machine that is no router. */
export interface HostConfig extends FilesConfig {
  readonly name: string;
  /** What its clock says when the lab opens. */
  readonly epoch: EpochMillis;
  /** Its ports and routes. */
  readonly stack?: IpStack | undefined;
  readonly services: ServicesConfig;
  /** Whom it asks for names. */
  readonly resolver?: { readonly servers: readonly string[]; readonly domain?: string | undefined } | undefined;
  /** Somebody sits at it. */
  readonly workstation?: boolean | undefined;
}

/** What is in `/etc/resolv.conf`. */
const resolverText = ({ servers, domain }: NonNullable<HostConfig['resolver']>): string =>
  [...(domain === undefined ? [] : [`search ${domain}`]), ...servers.map((server) => `nameserver ${server}`), ''].join(
    '\n',
  );

/** What every workstation has. */
const withHome = (config: FilesConfig, name: string, resolver: HostConfig['resolver']): FilesConfig => ({
  ...config,
  files: [
    ...(resolver ? [{ path: '/etc/resolv.conf', content: textContent(resolverText(resolver)) }] : []),
    { path: '/etc/hosts', content: textContent(`127.0.0.1\tlocalhost\n127.0.1.1\t${name.toLowerCase()}\n`) },
    { path: HOME, owner: USER },
    { path: '/tmp', mode: 0o777 },
    { path: '/etc/hostname', content: textContent(`${name.toLowerCase()}\n`) },
    ...config.files,
  ],
});

/** By which a host reaches itself. */
const LOOPBACK: IpPort = {
  name: 'lo',
  mac: '0000.0000.0000',
  enabled: true,
  up: true,
  virtual: true,
  addresses: [{ ip: '127.0.0.1', mask: '255.0.0.0' }],
  mtu: 65_536,
};

/** A host as a lab wants it. */
export function hostSpec({
  name,
  epoch,
  stack,
  services: wanted,
  workstation = false,
  resolver,
  ...files
}: HostConfig): MachineSpec {
  const running = Object.values(services).filter(({ id }) => wanted[id as keyof ServicesConfig] !== undefined);
  const slices: readonly Slice<unknown>[] = [
    hostClock(epoch),
    filesFrom(workstation ? withHome(files, name, resolver) : files, epoch),
    ...running.flatMap((service: Service<never>) => service.slices ?? []),
  ];
  return {
    name,
    ...(stack && { stack: { ...stack, ports: [...stack.ports, LOOPBACK] } }),
    console: workstation,
    slices: slices as readonly Slice<never>[],
    *run(machine: Machine): Io<never> {
      for (const service of running as readonly Service<unknown>[])
        machine.spawn(service.run(machine, wanted[service.id as keyof ServicesConfig]));
      if (workstation) machine.spawn(shell(machine));
      return yield* on(never);
    },
  };
}
