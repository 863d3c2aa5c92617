import type { EpochMillis } from '../../../kernel/calendar.ts';
import { defineSlice } from '../../../kernel/slice.ts';

export const DEFAULT_SIZE = 100;

/** The `log config` block below `archive`. */
export interface LoggerSettings {
  readonly enabled: boolean;
  /** How many commands are remembered. */
  readonly size: number;
  readonly hideKeys: boolean;
  readonly notifySyslog: boolean;
}

export const loggerSettings = defineSlice<LoggerSettings>({
  id: 'config-logger.settings',
  lifetime: 'ram',
  initial: () => ({ enabled: false, size: DEFAULT_SIZE, hideKeys: false, notifySyslog: false }),
});

/** A command that somebody entered. */
export interface LoggedCommand {
  readonly index: number;
  /** What the device's clock said. */
  readonly at: EpochMillis;
  /** 0 outside of configuration. */
  readonly session: number;
  readonly user: string;
  readonly line: string;
  readonly text: string;
  /** The commands that opened the modes around it, the outermost first. */
  readonly within: readonly string[];
}

export interface CommandLog {
  /** Oldest first. */
  readonly entries: readonly LoggedCommand[];
  /** Number of the latest entry. */
  readonly last: number;
  /** Number of the latest session. */
  readonly sessions: number;
  /** Session of each line that configures. */
  readonly byLine: Readonly<Record<string, number>>;
  /** Bytes that entries have taken so far. */
  readonly allocated: number;
}

export const commandLog = defineSlice<CommandLog>({
  id: 'config-logger.log',
  lifetime: 'ram',
  initial: () => ({ entries: [], last: 0, sessions: 0, byLine: {}, allocated: 0 }),
});
