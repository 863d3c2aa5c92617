import { it } from 'vitest';
import { bootedRouter } from '../../testing/lab.ts';
it('x', () => {
  const b = bootedRouter();
  b.type('terminal length 0');
  console.log(b.type('show run'));
  console.log(
    b.type(
      'conf t',
      'hostname R1',
      'secure boot-image',
      'secure boot-config',
      'secure boot-image',
      'end⟦⟧',
      'show secure bootset',
      'dir',
      'copy run start',
      '',
      'show start | i host',
      'dir nvram:',
      'dir system:',
      'copy tftp: flash:',
      '10.1.1.1',
      'x',
      '',
    ),
  );
  console.log(
    b.type(
      '⟦:type copy flash:?⟧⟦^C⟧',
      '⟦:type dir ?⟧⟦^C⟧',
      '⟦:type copy ?⟧⟦^C⟧',
      'conf t',
      'secure boot-config restore flash0:rescue-cfg',
      'no hostname',
      'end',
      'copy flash0:rescue-cfg running-config',
      '',
      'more nvram:startup-config | i version',
      'more flash0:rescue-cfg',
      'format flash:',
      '⟦:key enter⟧',
    ),
  );
  console.log(b.type('show file information flash0:rescue-cfg', 'write', 'show int'));
});
