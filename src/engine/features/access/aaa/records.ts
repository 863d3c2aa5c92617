/** What a list of accounting says: `[vrf V] start-stop [broadcast] group NAME ...`. */
export interface Recorded {
  readonly vrf: string;
  readonly action: string;
  /** Every group is told, not the first that takes it. */
  readonly broadcast: boolean;
  readonly groups: string;
}

/** A list of accounting as the configuration has it, read. */
export function recordedOf(text: string): Recorded {
  const [, vrf = '', action = '', broadcast, groups = ''] =
    /^(?:vrf (\S+) ?)?(start-stop|stop-only|wait-start|none)? ?(broadcast)? ?(.*)$/.exec(text) ?? [];
  return { vrf, action, broadcast: broadcast !== undefined, groups };
}

/** The same as text. */
export const recordedText = ({ vrf, action, broadcast, groups }: Recorded): string =>
  [vrf && `vrf ${vrf}`, action, broadcast && 'broadcast', groups].filter(Boolean).join(' ');
