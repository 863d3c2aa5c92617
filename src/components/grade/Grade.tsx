import { useEffect, useState } from 'react';
import type { Graded } from '../../bridge/protocol.ts';
import { useBrought } from '../../store/files.ts';
import { useLab } from '../../store/lab.ts';
import { GradePage } from './GradePage.tsx';

interface Marked {
  readonly name: string;
  readonly graded: Graded | undefined;
}

/** A result file that was brought, replayed and marked again. */
export function Grade() {
  const brought = useBrought((state) => state.result);
  const [marked, setMarked] = useState<Marked>();
  useEffect(() => {
    if (!brought) return undefined;
    let wanted = true;
    const { name, text } = brought;
    setMarked({ name, graded: undefined });
    useLab
      .getState()
      .grade(name, text)
      .catch(
        (): Graded => ({
          ok: false,
          problems: [{ file: name, line: 1, column: 1, message: 'it could not be replayed' }],
        }),
      )
      .then((graded) => wanted && setMarked({ name, graded }));
    return () => {
      wanted = false;
    };
  }, [brought]);
  return <GradePage name={marked?.name} graded={marked?.graded} />;
}
