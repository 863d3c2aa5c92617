import { part } from '../../../../kernel/part.ts';
import type { Tool } from '../../tool.ts';

const body = part(() => import('./run.ts'), 'last');

export const sshTool: Tool = {
  name: 'ssh',
  does: 'sit at a terminal of another machine, and nobody can read it: ssh [-l USER] [-o OPTION] HOST [COMMAND]',
  run: (run) => body.get().ssh(run),
};
