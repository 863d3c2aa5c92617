import { part } from '../../../../kernel/part.ts';
import type { Tool } from '../../tool.ts';

const body = part(() => import('./run.ts'), 'last');

export const scpTools: readonly Tool[] = [
  {
    name: 'scp',
    does: 'copy files by SSH: scp -O [-r] [-p] FILE [USER@]HOST:FILE, or the other way; devices need -O',
    run: (run) => body.get().scp(run),
  },
  {
    name: 'pscp',
    does: 'copy files by SSH as PuTTY does: pscp -scp [-l USER] [-pw PASSWORD] FILE HOST:FILE, or the other way',
    run: (run) => body.get().pscp(run),
  },
];
