import type { Disk } from '../../disk.ts';
import { edit } from '../../files.ts';
import { pathOf, type Run } from '../tool.ts';

/** Changes the disk for each word, at once; what was wrong with one is said, and the status is 1 then. */
export const changeEach = (
  { session, machine, err, name }: Run,
  words: readonly string[],
  change: (disk: Disk, word: string, path: string) => string | undefined,
): number =>
  edit(machine, (disk) => {
    let status = 0;
    for (const word of words) {
      const wrong = change(disk, word, pathOf(session, word));
      if (wrong === undefined) continue;
      err(`${name}: ${wrong}\n`);
      status = 1;
    }
    return status;
  });
