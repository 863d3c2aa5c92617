export type { Moment } from './kernel/clock.ts';
export type { LabEvent, Value, ValueKind } from './kernel/events.ts';
export type { Entry, Input, Journal, Note } from './kernel/journal.ts';
export { replay } from './kernel/journal.ts';
export { fetchParts, fetchStoryParts, Missing } from './kernel/part.ts';
export { nextInt, randomFor, type RandomState } from './kernel/random.ts';
export { ownValue } from './kernel/record.ts';
export { ok, fail, type Result } from './kernel/result.ts';
export { KEPT_WORK, SESSION_WORK, TakesTooLong } from './kernel/work.ts';
export { fromCivil, type EpochMillis } from './kernel/calendar.ts';
export type { DeviceSpec, FileSpec } from './system/device-spec.ts';
export type { WireSpec } from './system/network/wire-spec.ts';
export type { HostConfig } from './hosts/host.ts';
export { terminalSpeeds } from './system/terminal/serial-speed.ts';
export type { Phase } from './system/phase.ts';
export { cut, patch, read, sizeOf, stream, textContent, type Content } from './system/content.ts';
export {
  computedDigests,
  forgetDigests,
  hasDigest,
  knowDigest,
  knowDigests,
  md5Hex,
  plainHashers,
  sha256Hex,
  sha512Hex,
  type KnownDigests,
} from './system/crypto/digests.ts';
export { buildImage, parseImage, resign } from './system/image/image.ts';
export { SIGNATURE_BYTES } from './system/image/image-envelope.ts';
export { forgedImage } from './system/image/image-forgery.ts';
export type { ImageBehaviour } from './system/image/image-header.ts';
export {
  catalogueImage,
  catalogueSpec,
  imageIds,
  knowImages,
  type ShippedImage,
} from './system/image/image-catalogue.ts';
export { publicKeyPem } from './system/crypto/rsa.ts';
export { detachedSignature } from './system/crypto/detached.ts';
export { trainingKey, type ImageKey } from './system/crypto/training-keys.ts';
export {
  storedKeys,
  trustChain,
  type TrustChain,
  type TrustKey,
  type TrustLink,
} from './features/trust/authenticity/api.ts';
export { clusters, listDisk, readFile } from './features/files/files/api.ts';
export { bootCandidates } from './features/boot/image-load/api.ts';
export type { Command } from './cli/command.ts';
export type { Node } from './cli/grammar.ts';
export type { Understanding } from './cli/understand.ts';
export { fetchSurroundings, Lab, registry, type LabSpec, type OutputChunk } from './lab.ts';
export { startsOf } from './starts.ts';
export type { FlowTraffic, Traffic } from './net/traffic.ts';
export { fetchHostFacts, hostFacts } from './hosts/facts.ts';
export type { PastLab } from './past.ts';
export type { WireLine, WireWords } from './net/wire-view.ts';
export { platformById, platformIds, platforms } from './platforms/index.ts';
export { atOnce, Player, marksOf, offsetOfMark, parseMark, type Mark } from './transcript.ts';

/** Written into every journal and result file; a new number means that old sessions may replay differently. */
export const engineVersion = '1.0.0';
