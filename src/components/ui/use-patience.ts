import { useEffect, useState } from 'react';

/** Real milliseconds for which a page waits to be drawn in one piece. */
const PATIENCE = 400;

/** Whether to draw: what it waits for is there, or does not come soon. */
export function usePatience(there: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return there || late;
}
