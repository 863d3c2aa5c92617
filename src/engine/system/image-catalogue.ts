import { type Content, contentKey, cut, join } from './content.ts';
import { knowDigest } from './digests.ts';
import { imageDigests } from './image-digests.ts';
import type { ImageHeader } from './image-header.ts';
import { buildImage, type ImageSpec, imageBody } from './image.ts';
import { recoverDigest } from './rsa.ts';
import { decode64 } from './bytes.ts';
import { type TrainingKeyId, trainingKey } from './training-keys.ts';
