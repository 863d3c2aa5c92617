import { defineEvent } from '../../kernel/events.ts';

const transfer = {
  protocol: 'text',
  file: 'text',
  from: 'text',
  to: 'text',
  bytes: 'number',
  direction: 'text',
} as const;

export const transferDone = defineEvent(
  'transfer.done',
  transfer,
  'A server sent (`direction` is `download`) or took (`upload`) the whole of `file`, by its path on the server; `from` and `to` are the name of the server and the address of the other end',
);
export const transferFailed = defineEvent(
  'transfer.failed',
  { ...transfer, reason: 'text' },
  'A transfer ended before all of it went over: `bytes` did; `reason` is `refused`, `missing`, `denied`, `full`, `stopped`, `aborted`, `timed-out`',
);
