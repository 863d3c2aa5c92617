import { it } from 'vitest';
import { bootedRouter } from '../../testing/lab.ts';
it('x', () => {
  const b = bootedRouter();
  console.log(b.type('dir', 'show file systems', 'show flash:', 'dir flash', 'copy flash:?⟦^C⟧'));
  console.log(b.type('mkdir flash:/a', '', 'copy flash:c2900-universalk9-mz.SPA.154-3.M.bin usbflash0:', ''));
  console.log(b.type('verify usbflash0:c2900-universalk9-mz.SPA.154-3.M.bin'));
});
