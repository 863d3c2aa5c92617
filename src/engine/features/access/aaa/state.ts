import type { Device } from '../../../system/device.ts';
import { defineSlice } from '../../../kernel/slice.ts';

/** What is configured once `aaa new-model` is; without it nothing of this is there. */
export const aaaConfig = defineSlice<{
  newModel: boolean;
  /** Methods by what a list is for and its name, as `authentication login default`, in the order they were made. */
  lists: Record<string, string>;
  /** What else is configured, by its words; what follows them. */
  settings: Record<string, string>;
}>({
  id: 'aaa',
  lifetime: 'ram',
  initial: () => ({ newModel: false, lists: {}, settings: {} }),
});

/** Somebody at a line since `aaa new-model`. */
export interface AaaSession {
  /** Number that debug messages name it by. */
  readonly unique: number;
  readonly since: number;
  readonly user: string;
  readonly level: number;
  /** Seconds of the clock when it got EXEC. */
  readonly at: number;
  /** Its number in accounting; null: nobody is told of its end. */
  readonly task: number | null;
  /** Groups of servers that are told. */
  readonly told: string;
}

export const aaaSessions = defineSlice<{ begun: number; tasks: number; open: Record<string, AaaSession> }>({
  id: 'aaa.sessions',
  lifetime: 'ram',
  initial: () => ({ begun: 0, tasks: 0, open: {} }),
});

export const newModel = (device: Device): boolean => device.read(aaaConfig).newModel;
