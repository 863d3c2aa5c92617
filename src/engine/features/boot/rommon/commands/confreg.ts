import { nextRegister, setRegister } from '../../../software/config-register/api.ts';
import { registerDialog } from '../register-dialog.ts';
import { DONE, FAILED, print, type MonitorCommand } from '../monitor.ts';

export const confreg: MonitorCommand = {
  name: 'confreg',
  help: 'configuration register utility',
  usage: 'usage: confreg [0x<value>]',
  words: 1,
  *run(monitor, [value]) {
    const { device } = monitor;
    if (value !== undefined && !/^(0x)?[0-9a-f]{1,4}$/i.test(value)) {
      print(monitor, confreg.usage);
      return FAILED;
    }
    const register =
      value === undefined ? yield* registerDialog(monitor, nextRegister(device)) : Number.parseInt(value, 16);
    if (register === undefined) return DONE;
    setRegister(device, register);
    print(monitor, '', 'You must reset or power cycle for new config to take effect');
    return DONE;
  },
};
