import { ipv4 } from '../../../cli/types.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { Device } from '../../../system/device.ts';
import { addressInService, isOwnAddress } from '../interfaces/api.ts';

/** The address that packets come from, when one was named: an own address, or that of an interface in service. */
export function sourceOf(device: Device, named: string | undefined): Result<string | undefined, string> {
  if (named === undefined) return ok(undefined);
  if (ipv4.parse(named, device) !== undefined)
    return isOwnAddress(device, named)
      ? ok(named)
      : fail('% Invalid source address- IP address not on any of our up interfaces');
  const address = addressInService(device, named);
  return address === undefined ? fail('% Invalid source interface - IP not enabled or interface is down') : ok(address);
}
