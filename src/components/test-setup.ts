import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';
import type { StoreApi } from 'zustand';
import { useBrought } from '../store/files.ts';
import { labStore } from '../store/lab-store.ts';
import { useProgress } from '../store/progress.ts';
import { settingsStore } from '../store/settings-store.ts';
import { useTrust } from '../store/trust.ts';
import { useUnfetched } from '../store/unfetched.ts';

// What is waited for comes, however slow the machine: the limit of the whole test bounds what hangs.
configure({ asyncUtilTimeout: 300_000 });

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

afterEach(cleanup);

const begin = <S>(store: StoreApi<S>): void => store.setState(store.getInitialState(), true);

// Files share the page and what is kept of it: each finds them as they are when the page is opened.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  begin(useBrought);
  begin(labStore);
  begin(useProgress);
  begin(settingsStore);
  begin(useTrust);
  begin(useUnfetched);
  localStorage.clear();
  location.hash = '';
});
