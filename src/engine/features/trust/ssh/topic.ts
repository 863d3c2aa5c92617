import type { DebugTopic } from '../../base/debugging/api.ts';

export const ssh: DebugTopic = { id: 'ip ssh', group: 'ssh', title: 'Incoming SSH' };
export const scp: DebugTopic = { id: 'ip scp', group: 'ssh', title: 'Incoming SCP' };
