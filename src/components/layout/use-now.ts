import { useSyncExternalStore } from 'react';

const STEP = 30_000;

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, STEP);
  return () => clearInterval(timer);
};

const rounded = (): number => Math.floor(Date.now() / STEP) * STEP;

/** Real time in milliseconds since 1970, to half a minute. Draws again as it goes on: for texts that grow old slowly. */
export const useNow = (): number => useSyncExternalStore(subscribe, rounded);
