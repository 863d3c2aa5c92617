import { hookFor } from './hook.ts';
import { settingsStore } from './settings-store.ts';

/** What the reader chose, for components. */
export const useSettings = hookFor(settingsStore);
