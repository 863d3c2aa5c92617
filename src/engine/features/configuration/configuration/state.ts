import { defineSlice } from '../../../kernel/slice.ts';

/** When a configuration was changed or stored, and by whom. */
export interface Mark {
  /** Wall clock. */
  readonly at: number;
  /** User name; null: nobody had logged in. */
  readonly by: string | null;
}

/** What NVRAM holds of the configuration. */
export interface StartupState {
  /** Text of startup-config; null: none. */
  readonly text: string | null;
  /** Version of the image that wrote it: `15.4(3)M`; null: not known. */
  readonly writtenBy: string | null;
  readonly written: Mark | null;
}

export const startupState = defineSlice<StartupState>({
  id: 'configuration.startup',
  lifetime: 'nvram',
  initial: () => ({ text: null, writtenBy: null, written: null }),
});

/** What the running software remembers about changes of its configuration. */
export const changeState = defineSlice<{
  /** The last change since IOS started. */
  changed: Mark | null;
  /** Lines as they were when a change was last looked for; null: IOS is still starting. */
  seen: string | null;
  /** Lines as they were when they last came from or went to NVRAM. */
  stored: string | null;
}>({ id: 'configuration.changes', lifetime: 'ram', initial: () => ({ changed: null, seen: null, stored: null }) });

/** Microseconds that interrupts and processes get without being configured. */
export const SCHEDULER = { interrupts: 20_000, processes: 1000 };

/** Settings that only their lines of the configuration tell. */
export const plainSettings = defineSlice<{
  /** Toggles that differ from their default, by id. */
  changed: string[];
  /** `scheduler allocate` */
  scheduler: { interrupts: number; processes: number };
}>({
  id: 'configuration.plain',
  lifetime: 'ram',
  initial: () => ({ changed: [], scheduler: SCHEDULER }),
});
