import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { chooseSource, chooseTarget, endText, isRunningConfig, typedEnd, type End } from './copy-names.ts';
import { clearDisk, diskOf, findEntry, removeEntry, type FileError } from './disk.ts';
import { copyFailed, diskFormatted, fileCopied } from './events.ts';
import { readLocal, virtualAt } from './local.ts';
import { readEnd, storeRemote } from './network.ts';
import type { Stored } from './place.ts';
import { asksNames, errorText } from './report.ts';
import { filePolicy } from './state.ts';
import { fileUrl, isDisk, isDiskSlot, shownUrl, type FileUrl } from './url.ts';
import { verifySignature } from './verification.ts';
import { ticks, transferTime, writeSlowly } from './write-slowly.ts';

interface CopyOptions {
  readonly erase?: true;
  readonly verify?: true;
  readonly noverify?: true;
}

/** A file that was copied: what, how long it took, and whether the count of bytes is still to be printed. */
interface Copied extends Stored {
  readonly content: Content;
}

/** A failed copy: the line the device prints; absent when it has printed it already. */
interface Failure {
  readonly text?: string;
  readonly reason: string;
}

const failing = (doing: string, end: End, error: FileError): Failure => ({
  text: errorText(doing, typedEnd(end), error),
  reason: error,
});

/** `2182 bytes copied in 0.248 secs (8798 bytes/sec)` */
export function bytesLine(bytes: number, ms: number): string {
  const secs = (ms / 1000).toFixed(3);
  return `${bytes} bytes copied in ${secs} secs (${Math.round(bytes / (ms / 1000))} bytes/sec)`;
}

function* confirmOverwrite(session: Session, { url }: End): Io<boolean> {
  if (!isDisk(session.device, url.system) || !findEntry(session.device, url).ok || !asksNames(session)) return true;
  session.print('%Warning:There is a file already existing with this name ');
  return yield* session.confirm('Do you want to over write? ');
}

/** `copy /erase`: empties the disk first, when told so twice. A single no goes on without. */
function* eraseFirst(session: Session, { url: { system } }: End): Io<void> {
  const { device } = session;
  if (!isDisk(device, system) || !diskOf(device, system).ok) return;
  if (!(yield* session.confirm(`Erase ${system}: before copying? `))) return;
  if (!(yield* session.confirm(`Erasing the ${system} filesystem will remove all files! Continue? `))) return;
  session.write('Erasing device... ');
  for (let i = 0; i < 32; i++) {
    yield* on(device.clock.after(120));
    session.write('e');
  }
  clearDisk(device, system);
  device.emit(diskFormatted, { disk: system });
  session.print(` ...erased\nErase of ${system}: complete`);
}

/** True when a foreign image is to be copied all the same. */
function* acceptsForeign(session: Session, content: Content, to: End): Io<boolean> {
  const header = readHeader(content);
  const { machine } = session.device.platform;
  if (
    !isDisk(session.device, to.url.system) ||
    !header.ok ||
    header.value.kind !== 'system' ||
    header.value.machine === machine
  )
    return true;
  session.print('%Warning: File not a valid executable for this system');
  return !(yield* session.confirm('Abort Copy? '));
}

function* storeOnDisk(session: Session, from: End, to: End, content: Content): Io<Result<Stored, Failure>> {
  const local = isDisk(session.device, from.url.system);
  if (local) session.write('Copy in progress...');
  const written = yield* writeSlowly(session, from.url, to.url, content, local ? 'C' : '');
  if (session.line.column > 0) session.print();
  if (written.ok) return ok({ report: true });
  return fail(
    written.error === 'Not enough space on device'
      ? failing('copying', from, written.error)
      : failing('opening', to, written.error),
  );
}

function* store(session: Session, from: End, to: End, content: Content): Io<Result<Stored, Failure>> {
  const { device } = session;
  if (to.remote) {
    const sent = yield* storeRemote(session, to.remote, content);
    return sent.ok ? ok({ report: true }) : fail(failing('opening', to, sent.error));
  }
  if (isDiskSlot(device, to.url.system)) return yield* storeOnDisk(session, from, to, content);
  if (to.url.system === 'null') {
    yield* on(device.clock.after(transferTime(device, sizeOf(content), from.url.system, 'null')));
    return ok({ report: true });
  }
  const stored = yield* virtualAt(device, to.url)?.store?.(session, content, from.url) ?? refuse();
  if (stored.ok) return stored;
  return fail(
    stored.error === 'aborted' ? { reason: 'aborted' } : failing('copying', { url: fileUrlOf(to.url) }, stored.error),
  );
}

/** `nvram:yes` */
const fileUrlOf = ({ system, path }: FileUrl): FileUrl => ({ ...fileUrl(system, path), rest: path });

function* refuse(): Io<Result<Stored, FileError>> {
  return fail('Invalid argument');
}

function* load(session: Session, from: End): Io<Result<Content, Failure>> {
  const content = yield* readEnd(session, from);
  return content.ok ? content : fail(failing(content.error.doing, from, content.error.error));
}

function wantsVerification(session: Session, options: CopyOptions, to: End, content: Content): boolean {
  if (!isDisk(session.device, to.url.system)) return false;
  const automatic = session.device.read(filePolicy).verifyAuto && !options.noverify && readHeader(content).ok;
  return options.verify === true || automatic;
}

/** Verifies the destination after the copy; a file that fails is deleted. */
function* verifyCopy(session: Session, to: End, content: Content): Io<Result<void, Failure>> {
  if (yield* verifySignature(session, to.url, content)) return ok(undefined);
  session.print('%ERROR: Aborting copy.');
  removeEntry(session.device, to.url);
  return fail({ reason: 'signature' });
}

function* transfer(session: Session, from: End, to: End, options: CopyOptions): Io<Result<Copied, Failure>> {
  const content = yield* load(session, from);
  if (!content.ok) return options.verify ? fail(cannotVerify(to, content.error)) : content;
  if (!(yield* acceptsForeign(session, content.value, to))) return fail({ reason: 'aborted' });
  const stored = yield* store(session, from, to, content.value);
  return stored.ok ? ok({ ...stored.value, content: content.value }) : stored;
}

/** What `copy /verify` prints when there is nothing to verify. */
const cannotVerify = (to: End, { reason }: Failure): Failure => ({
  text: [
    `%ERROR: Not able to process Signature in ${shownUrl(to.url)}.`,
    '%ERROR: Aborting copy.',
    `%Error deleting ${shownUrl(to.url)} (No such file or directory)`,
  ].join('\n'),
  reason,
});

/** One copy, from its questions to its last line. */
export function* copyFile(session: Session, source: FileUrl, target: FileUrl, options: CopyOptions): Io<void> {
  const { device } = session;
  const from = yield* chooseSource(session, source);
  const to = from && (yield* chooseTarget(session, target, from));
  if (!from || !to) return;
  const names = { from: endText(from), to: endText(to) };
  let reason = 'interrupted';
  try {
    const failure = yield* copyNamed(session, from, to, options);
    reason = failure?.reason ?? '';
    if (failure?.text !== undefined) session.print(failure.text);
  } finally {
    if (reason !== '' && device.phase !== 'off') device.emit(copyFailed, { ...names, reason });
  }
}

/** The copy itself, when both ends are known; what went wrong, if anything. */
function* copyNamed(session: Session, from: End, to: End, options: CopyOptions): Io<Failure | undefined> {
  const { device } = session;
  if (endText(from).toLowerCase() === endText(to).toLowerCase()) return ontoItself(device, from);
  if (!(yield* confirmOverwrite(session, to))) return { reason: 'aborted' };
  if (options.erase) yield* eraseFirst(session, to);
  const begun = device.clock.now;
  const copied = yield* transfer(session, from, to, options);
  if (!copied.ok) return copied.error;
  const took = ticks(device.clock.now - begun);
  const { content, report } = copied.value;
  if (wantsVerification(session, options, to, content)) {
    const verified = yield* verifyCopy(session, to, content);
    if (!verified.ok) return verified.error;
  }
  if (report) printCount(session, from, to, bytesLine(sizeOf(content), took));
  device.emit(fileCopied, { from: endText(from), to: endText(to), bytes: sizeOf(content) });
  return undefined;
}

/** A file is not copied onto itself; one that is not there is told first. */
function ontoItself(device: Device, from: End): Failure {
  const source = from.remote ? undefined : readLocal(device, from.url);
  return source?.ok === false ? failing('opening', from, source.error) : failing('copying', from, 'Invalid argument');
}

/** The count of bytes, with the blank lines that stand around it. */
function printCount(session: Session, from: End, to: End, text: string): void {
  const around = isRunningConfig(to.url) || from.remote !== undefined;
  session.print(`${around || (isRunningConfig(from.url) && !to.remote) ? '\n' : ''}${text}${around ? '\n' : ''}`);
}
