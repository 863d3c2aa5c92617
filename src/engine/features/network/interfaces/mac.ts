import type { Device } from '../../../system/device.ts';

/** First half of the addresses of these labs' ports. */
const VENDOR = 'f866f2';

/** A number that depends on the serial number alone. */
function digest(serial: string): number {
  let hash = 0;
  for (const char of serial) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return hash & 0xfffff0;
}

/** Burned-in address of a port: `10f3.11ff.5167`. Ports count up from the first, virtual interfaces behind them. */
export function macOf(device: Device, name: string): string {
  const having = device.platform.ports.filter(({ media }) => media !== 'Embedded-Service-Engine');
  const inOrder = [...having.filter((p) => !p.hardware.virtual), ...having.filter((p) => p.hardware.virtual)];
  const port = inOrder.findIndex((p) => p.name === name);
  if (port < 0) return '0000.0000.0000';
  const hex = `${VENDOR}${(digest(device.serial) + port).toString(16).padStart(6, '0')}`;
  return `${hex.slice(0, 4)}.${hex.slice(4, 8)}.${hex.slice(8)}`;
}
