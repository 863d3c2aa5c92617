import { useEffect, useState } from 'react';
import type { Graded } from '../../bridge/protocol.ts';
import { useBrought } from '../../store/files.ts';
import { useLab } from '../../store/lab.ts';
import { GradePage } from './GradePage.tsx';

const failed = (file: string): Graded => ({
  ok: false,
  problems: [{ file, line: 1, column: 1, message: 'it could not be replayed' }],
});

/** A result file that was brought, replayed and marked again. */
export function Grade() {
  const brought = useBrought((state) => state.result);
  const [marked, setMarked] = useState<{ readonly of: typeof brought; readonly graded: Graded }>();
  useEffect(() => {
    if (!brought) return undefined;
    let wanted = true;
    const { name, text } = brought;
    void useLab
      .getState()
      .grade(name, text)
      .catch(() => failed(name))
      .then((graded) => wanted && setMarked({ of: brought, graded }));
    return () => {
      wanted = false;
    };
  }, [brought]);
  return <GradePage name={brought?.name} graded={marked?.of === brought ? marked?.graded : undefined} />;
}
