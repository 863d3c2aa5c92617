import { create } from 'zustand';
import type { FileCheck, FileOfDevice, TrustView } from '../bridge/protocol.ts';
import { useLab } from './lab.ts';

/** A file on its way to the reader. */
interface Saving extends FileOfDevice {
  /** Bytes that have come. */
  readonly done: number;
  readonly size: number;
}

interface TrustState {
  /** Files, keys and chains of trust as they were a moment ago; undefined until somebody watches. */
  readonly view: TrustView | undefined;
  readonly saving: Saving | undefined;
  /** Why the last file could not be saved. */
  readonly problem: string | undefined;
}

export const useTrust = create<TrustState>()(() => ({ view: undefined, saving: undefined, problem: undefined }));

/** Real milliseconds between two looks. */
const EVERY = 500;
/** Bytes that are handed to the browser at a time: it may keep them elsewhere than in memory. */
const BATCH = 16 * 0x100000;

let shown = '';
const show = (view: TrustView): void => {
  const text = JSON.stringify(view);
  if (text === shown) return;
  shown = text;
  useTrust.setState({ view });
};

const forget = (): void => {
  shown = '';
  useTrust.setState({ view: undefined });
};

/** Keeps the view up to date until the function that comes back is called. */
export function watchTrust(): () => void {
  let asking = false;
  let over = false;
  const look = async (): Promise<void> => {
    const { status, attempt, ask } = useLab.getState();
    if (asking || status.kind !== 'running' || document.hidden) return;
    asking = true;
    const view = await ask('trust', null).catch(() => undefined); // an engine that died meanwhile says so itself
    asking = false;
    if (view && !over && useLab.getState().attempt === attempt) show(view);
  };
  void look();
  const timer = setInterval(() => void look(), EVERY);
  return () => {
    over = true;
    clearInterval(timer);
    forget();
  };
}

/** How a saved file is checked; `key` is the id of the one to verify with. Rejects when the file is gone. */
export const checkFile = (file: FileOfDevice, key?: string): Promise<FileCheck> =>
  useLab.getState().ask('checkFile', { ...file, ...(key !== undefined && { key }) });

interface Saved {
  readonly name: string;
  readonly content: Blob;
}

/** Files that were begun so far. */
let begun = 0;

/** Bit by bit, for as long as it is wanted. */
async function fetchFile(file: FileOfDevice, wanted: () => boolean): Promise<Saved | undefined> {
  const { ask } = useLab.getState();
  const { id, name, size } = await ask('takeFile', file);
  const batches: Blob[] = [];
  let pieces: Uint8Array<ArrayBuffer>[] = [];
  let held = 0;
  for (let done = 0; done < size; ) {
    if (!wanted()) return undefined;
    const piece = await ask('filePiece', { id, offset: done });
    pieces.push(new Uint8Array(piece));
    done += piece.length;
    held += piece.length;
    if (held >= BATCH) {
      batches.push(new Blob(pieces));
      pieces = [];
      held = 0;
    }
    if (wanted()) useTrust.setState({ saving: { ...file, done, size } });
  }
  const content = new Blob([...batches, ...pieces], { type: 'application/octet-stream' });
  return { name, content };
}

/** Fetches a file from the lab, bit by bit; undefined when it was called off or cannot be had. One at a time. */
export async function takeDeviceFile(file: FileOfDevice): Promise<Saved | undefined> {
  if (useTrust.getState().saving) return undefined;
  useTrust.setState({ saving: { ...file, done: 0, size: 0 }, problem: undefined });
  begun += 1;
  const mine = begun;
  const wanted = (): boolean => mine === begun && useTrust.getState().saving !== undefined;
  try {
    return await fetchFile(file, wanted);
  } catch (error) {
    if (wanted()) useTrust.setState({ problem: error instanceof Error ? error.message : String(error) });
    return undefined;
  } finally {
    if (wanted()) useTrust.setState({ saving: undefined });
  }
}

/** Calls off the file that is on its way. */
export const stopSaving = (): void => useTrust.setState({ saving: undefined });
