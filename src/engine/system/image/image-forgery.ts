import type { Content } from '../content.ts';
import { buildImage } from './image.ts';
import { catalogueSpec } from './image-catalogue.ts';
import type { ImageBehaviour } from './image-header.ts';
import type { TrainingKeyId } from '../crypto/training-keys.ts';

/** What somebody made of a catalogue image. */
export interface Forgery {
  readonly behaviour: ImageBehaviour;
  /** The key it was signed with again; the compromised one unless named. */
  readonly key?: TrainingKeyId;
}

/**
 * A catalogue image with something built in, of the same size, signed again at the same second: only its hashes tell.
 * Undefined when there is no such image or it was never signed. Reads all of it once.
 */
export function forgedImage(id: string, { behaviour, key = 'production-a' }: Forgery): Content | undefined {
  const spec = catalogueSpec(id);
  if (!spec?.signer) return undefined;
  return buildImage({ ...spec, header: { ...spec.header, behaviour }, signer: { ...spec.signer, key } });
}
