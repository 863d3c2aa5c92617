import type { ScenarioFile } from './schema.ts';
import { wiresOf } from './wires.ts';

type Place = readonly [number, number];

/** A machine that is no device, as the page shows it. */
export interface HostView {
  readonly name: string;
  readonly kind: 'workstation' | 'server';
  /** Position on the topology, any unit; absent where the scenario leaves it to the page. */
  readonly at?: Place;
  /** `10.1.1.20/24`. */
  readonly addresses: readonly string[];
}

/** A cable between two ports, or a switch to which any number of ports lead. */
export interface WireView {
  readonly name: string;
  readonly kind: 'link' | 'segment';
  readonly at?: Place;
  /** Ports by their full names. */
  readonly ends: readonly { readonly machine: string; readonly port: string }[];
}

/** What a lab has besides its devices. */
export interface NetworkView {
  readonly hosts: readonly HostView[];
  readonly wires: readonly WireView[];
}

const placed = (at: Place | undefined) => at && { at };

/** The hosts, cables and switches of a lab, as the page shows them. */
export const networkView = ({ hosts = [], links = [], segments = [] }: ScenarioFile['lab']): NetworkView => ({
  hosts: hosts.map(({ name, kind, at, ports }) => ({
    name,
    kind,
    ...placed(at),
    addresses: ports.flatMap(({ addresses }) => addresses),
  })),
  wires: wiresOf(links, segments).map(({ name, kind, ends }) => ({
    name,
    kind,
    ...placed(segments.find((segment) => kind === 'segment' && segment.name === name)?.at),
    ends,
  })),
});
