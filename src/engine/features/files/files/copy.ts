import { withLastWord } from '../../../kernel/last-word.ts';
import { holding } from '../../../cli/holding.ts';
import type { Session } from '../../../cli/session.ts';
import { on, type Io } from '../../../kernel/io.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import { readHeader } from '../../../system/image/image-header.ts';
import { sizeOf, type Content } from '../../../system/content.ts';
import type { Device } from '../../../system/device.ts';
import { chooseSource, chooseTarget, endText, isRunningConfig, typedEnd } from './copy-names.ts';
import { textsOf, uploadStyle, usualTexts, usualUpload, type CopyTexts } from './copy-texts.ts';
import { diskOf, findEntry, type FileError } from './disk.ts';
import { clearDisk, removeEntry } from './disk-changes.ts';
import { copyFailed, diskFormatted, fileCopied } from './events.ts';
import { readLocal, virtualAt } from './local.ts';
import { acceptsForeign } from './foreign.ts';
import { growFile } from './grow-file.ts';
import { workOn } from './linear-work.ts';
import { fetchInto, readEnd, storeRemote } from './network.ts';
import type { End, Remote, Stored } from './place.ts';
import { diskTaker } from './taker.ts';
import { asksNames, errorText } from './report.ts';
import { fileUrl, isDisk, isDiskSlot, shownUrl, type FileUrl } from './url.ts';
import { isVerifiedByItself, verifySignature } from './verification.ts';
import { readRate, ticks, transferTime, writeSlowly } from './write-slowly.ts';

interface CopyOptions {
  readonly erase?: true;
  readonly verify?: true;
  readonly noverify?: true;
}

/** A file that was copied: what, how long it took, and whether the count of bytes is still to be printed. */
interface Copied extends Stored {
  readonly content: Content;
  /** What is said of its checksum before the count of bytes. */
  readonly checked?: string;
}

/** A failed copy: the line the device prints; absent when it has printed it already. */
interface Failure {
  readonly text?: string;
  readonly reason: string;
  /** The source was not read. */
  readonly unread?: true;
}

const failing = (doing: string, end: End, error: FileError): Failure => ({
  text: errorText(doing, typedEnd(end), error),
  reason: error,
});

/** `2182 bytes copied in 0.248 secs (8798 bytes/sec)` */
export function bytesLine(bytes: number, ms: number, { rate }: Pick<CopyTexts, 'rate'> = usualTexts): string {
  const secs = (ms / 1000).toFixed(3);
  return `${bytes} bytes copied in ${secs} secs (${rate(bytes, ms)} bytes/sec)`;
}

function* confirmOverwrite(session: Session, { url }: End): Io<boolean> {
  if (!isDisk(session.device, url.system) || !findEntry(session.device, url).ok || !asksNames(session)) return true;
  session.print('%Warning:There is a file already existing with this name ');
  return yield* session.confirm('Do you want to over write? ');
}

function* erase(session: Session, system: string): Io<void> {
  const { device } = session;
  session.write('Erasing device... ');
  for (let i = 0; i < 32; i++) {
    yield* on(device.clock.after(120));
    session.write('e');
  }
  clearDisk(device, system);
  device.emit(diskFormatted, { disk: system });
}

/** `copy /erase`: empties the disk first, when told so twice. A single no goes on without. */
function* eraseFirst(session: Session, { url: { system } }: End): Io<void> {
  const { device } = session;
  if (!isDisk(device, system) || !diskOf(device, system).ok) return;
  if (!(yield* session.confirm(`Erase ${system}: before copying? `))) return;
  if (!(yield* session.confirm(`Erasing the ${system} filesystem will remove all files! Continue? `))) return;
  yield* holding(session, erase(session, system));
  session.print(` ...erased\nErase of ${system}: complete`);
}

/** Machine of a whole image; undefined for what is none. */
function machineOf(content: Content): number | undefined {
  const header = readHeader(content);
  return header.ok && header.value.kind === 'system' ? header.value.machine : undefined;
}

function* storeOnDisk(session: Session, from: End, to: End, content: Content): Io<Result<Stored, Failure>> {
  const local = isDisk(session.device, from.url.system);
  if (local) session.write('Copy in progress...');
  const written = yield* writeSlowly(session, from.url, to.url, content, local ? 'C' : '');
  if (session.line.column > 0) session.print();
  if (written.ok) return ok({ report: true });
  return fail(unwritten(from, to, written.error));
}

const unwritten = (from: End, to: End, error: FileError): Failure =>
  error === 'Not enough space on device' ? failing('copying', from, error) : failing('opening', to, error);

/** Sends a file to another machine. */
function* upload(session: Session, from: End, to: End, remote: Remote, content: Content): Io<Result<Stored, Failure>> {
  const { device } = session;
  const { style } = device.hook(uploadStyle, { from, to: remote, style: usualUpload });
  if (style.before && !(yield* style.before(session, from, remote, content))) return fail({ reason: 'aborted' });
  const begun = device.clock.now;
  const sent = yield* storeRemote(session, remote, content, { style, rate: readRate(device, from.url.system) });
  if (!sent.ok) return fail(failing(sent.error.doing, to, sent.error.error));
  style.done?.(session, device.clock.now - begun);
  return ok({ report: style.done === undefined });
}

function* store(session: Session, from: End, to: End, content: Content): Io<Result<Stored, Failure>> {
  const { device } = session;
  if (to.remote) {
    return yield* upload(session, from, to, to.remote, content);
  }
  if (isDiskSlot(device, to.url.system)) return yield* storeOnDisk(session, from, to, content);
  if (to.url.system === 'null') {
    if (!from.remote) yield* on(device.clock.after(transferTime(device, sizeOf(content), from.url.system, 'null')));
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

const wantsVerification = ({ device }: Session, options: CopyOptions, to: End, content: Content): boolean =>
  isDisk(device, to.url.system) &&
  (options.verify === true || (!options.noverify && isVerifiedByItself(device, content)));

/** Verifies the destination after the copy; a file that fails is deleted. */
function* verifyCopy(session: Session, to: End, content: Content): Io<Result<void, Failure>> {
  if (yield* verifySignature(session, to.url, content)) return ok(undefined);
  session.print('%ERROR: Aborting copy.');
  removeEntry(session.device, to.url);
  return fail({ reason: 'signature' });
}

function* transfer(session: Session, from: End, to: End, options: CopyOptions): Io<Result<Copied, Failure>> {
  const copied =
    from.remote && isDiskSlot(session.device, to.url.system)
      ? yield* receive(session, from, from.remote, to)
      : yield* loadAndStore(session, from, to);
  const unread = !copied.ok && copied.error.unread === true;
  return unread && options.verify ? fail(cannotVerify(to, copied.error)) : copied;
}

/** Writes a file of another machine to a disk while it arrives. */
function* receive(session: Session, from: End, remote: Remote, to: End): Io<Result<Copied, Failure>> {
  return yield* growFile(session, to.url, function* (file): Io<Result<Copied, Failure>> {
    const taker = diskTaker(session, to.url, file);
    const got = yield* fetchInto(session, remote, taker);
    const put = got.ok ? taker.finish(got.value) : undefined;
    if (put?.ok && got.ok) {
      const checked = yield* workOn(session.device, to.url.system)?.received(session, to.url, got.value) ?? unchecked();
      return ok({ report: true, content: got.value, ...(checked !== undefined && { checked }) });
    }
    if (!got.ok && got.error) return fail({ ...failing(got.error.doing, from, got.error.error), unread: true });
    const refusal = put?.ok === false ? put.error : (taker.refusal ?? 'aborted');
    return fail(refusal === 'aborted' ? { reason: refusal } : unwritten(from, to, refusal));
  });
}

function* unchecked(): Io<undefined> {}

function* loadAndStore(session: Session, from: End, to: End): Io<Result<Copied, Failure>> {
  const content = yield* load(session, from);
  if (!content.ok) return fail({ ...content.error, unread: true });
  if (!(yield* acceptsForeign(session, machineOf(content.value), to.url))) return fail({ reason: 'aborted' });
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
  const copied = yield* withLastWord(transfer(session, from, to, options), () => interrupted(session, from, to));
  if (!copied.ok) return copied.error;
  const took = ticks(device.clock.now - begun);
  const { content, report, checked } = copied.value;
  if (wantsVerification(session, options, to, content)) {
    const verified = yield* verifyCopy(session, to, content);
    if (!verified.ok) return verified.error;
  }
  if (report)
    printCount(
      session,
      from,
      to,
      `${checked === undefined ? '' : `${checked}\n`}${bytesLine(sizeOf(content), took, textsOf(device))}`,
    );
  device.emit(fileCopied, { from: endText(from), to: endText(to), bytes: sizeOf(content) });
  return undefined;
}

/** What Ctrl-Shift-6 leaves of a copy over the network; a power cut has no last word. */
function interrupted(session: Session, from: End, to: End): void {
  if ((!from.remote && !to.remote) || session.device.phase === 'off') return;
  if (session.line.column > 0) session.print();
  session.print(errorText('copying', typedEnd(from), 'Operation interrupted'));
}

/** A file is not copied onto itself; one that is not there is told first. */
function ontoItself(device: Device, from: End): Failure {
  const source = from.remote ? undefined : readLocal(device, from.url);
  return source?.ok === false ? failing('opening', from, source.error) : failing('copying', from, 'Invalid argument');
}

/** The count of bytes, with the blank lines that stand around it; by SCP only behind it. */
function printCount(session: Session, from: End, to: End, text: string): void {
  const secure = (from.remote ?? to.remote)?.system === 'scp';
  const after = isRunningConfig(to.url) || from.remote !== undefined || secure;
  const before = isRunningConfig(to.url) || (!secure && (after || (isRunningConfig(from.url) && !to.remote)));
  session.print(`${before ? '\n' : ''}${text}${after ? '\n' : ''}`);
}
