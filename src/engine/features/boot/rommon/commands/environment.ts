import {
  environment,
  setAlias,
  setVariable,
  syncEnvironment,
  variable,
  variables,
} from '../../monitor-environment/api.ts';
import { DONE, FAILED, print, type MonitorCommand } from '../monitor.ts';
import { monitorState } from '../state.ts';
import { assignment } from '../words.ts';

export const set: MonitorCommand = {
  name: 'set',
  help: 'display the monitor variables',
  usage: 'usage: set [<name>=<value>]',
  words: Infinity,
  *run(monitor, args) {
    const given = args[0] === undefined ? undefined : assignment(args.join(' '));
    if (given) setVariable(monitor.device, given.name, given.value);
    else if (args.length > 0) {
      print(monitor, set.usage);
      return FAILED;
    } else {
      for (const [name, value] of variables(monitor.device)) print(monitor, `${name}=${value}`);
      print(monitor, `?=${monitor.device.read(monitorState).result}`);
    }
    return DONE;
  },
};

export const unset: MonitorCommand = {
  name: 'unset',
  help: 'unset a monitor variable',
  usage: 'usage: unset <variable>',
  words: 1,
  *run(monitor, [name]) {
    if (name === undefined || variable(monitor.device, name) === undefined) {
      print(monitor, name === undefined ? unset.usage : `unset: variable "${name}" not set`);
      return FAILED;
    }
    setVariable(monitor.device, name, undefined);
    return DONE;
  },
};

export const sync: MonitorCommand = {
  name: 'sync',
  help: 'write monitor environment to NVRAM',
  usage: 'usage: sync',
  *run({ device }) {
    syncEnvironment(device);
    return DONE;
  },
};

export const alias: MonitorCommand = {
  name: 'alias',
  help: 'set and display aliases command',
  usage: 'usage: alias [<name>=<value>]',
  words: Infinity,
  *run(monitor, args) {
    const { aliases } = environment(monitor.device);
    const [, name, value] = /^([^=\s]+)=(.*)$/.exec(args.join(' ')) ?? [];
    if (args.length === 0)
      for (const [known, meaning] of Object.entries(aliases)) print(monitor, `${known}=${meaning}`);
    else if (name !== undefined && value !== undefined) setAlias(monitor.device, name, value);
    else if (args.length === 1 && Object.hasOwn(aliases, args[0] ?? ''))
      print(monitor, `${args[0]}=${aliases[args[0] ?? '']}`);
    else {
      print(monitor, alias.usage);
      return FAILED;
    }
    return DONE;
  },
};

export const unalias: MonitorCommand = {
  name: 'unalias',
  help: 'unset an alias',
  usage: 'usage: unalias <name>',
  words: 1,
  *run(monitor, [name]) {
    if (name === undefined || !Object.hasOwn(environment(monitor.device).aliases, name)) {
      print(monitor, name === undefined ? unalias.usage : `unalias: alias "${name}" not set`);
      return FAILED;
    }
    setAlias(monitor.device, name, undefined);
    return DONE;
  },
};
