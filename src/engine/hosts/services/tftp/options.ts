import { TFTP_BLOCK } from '../../../system/network/tftp-block.ts';
import { TFTP_BLOCKS, type TftpOptions } from '../../../system/network/tftp-packets.ts';

/** What was agreed on for a transfer. */
export interface Agreed {
  /** What is said of it; empty: nothing was asked for that is known. */
  readonly answer: TftpOptions;
  readonly blockSize: number;
  /** Seconds until the first packet is sent again. */
  readonly timeout: number;
}

const LONGEST_TIMEOUT = 255;

const numberIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/** Answers the options of a request. `size`: of the file, where somebody may know it; undefined: as the client says. */
export function agree(asked: TftpOptions, size: number | undefined, octet: boolean): Agreed {
  const answer = new Map<string, string>();
  const block = numberIn(asked.get('blksize'));
  const blockSize = block === undefined ? TFTP_BLOCK : Math.min(block, TFTP_BLOCKS.most);
  const usable = blockSize >= TFTP_BLOCKS.least;
  if (block !== undefined && usable) answer.set('blksize', String(blockSize));
  const told = numberIn(asked.get('tsize'));
  if (told !== undefined && octet) answer.set('tsize', String(size ?? told));
  const timeout = numberIn(asked.get('timeout')) ?? 0;
  const patient = timeout >= 1 && timeout <= LONGEST_TIMEOUT;
  if (patient) answer.set('timeout', String(timeout));
  return { answer, blockSize: usable ? blockSize : TFTP_BLOCK, timeout: patient ? timeout : 1 };
}
