import type { PartData, PortData } from '../system/platform.ts';

/** A place or a part without a product id. */
export const place = (name: string, description: string): PartData => ({
  name,
  description,
  pid: '',
  version: '',
  serial: null,
  raw: true,
});

/** A port is a part, too. */
export const portParts = (ports: readonly PortData[]): readonly PartData[] =>
  ports.map(({ name, hardware }) => place(name, hardware.name));
