import { knowImages } from '../system/image/image-catalogue.ts';
import images from '../system/image/image-digests.json';

/** Tests of the engine open labs without a scenario: images are as they are shipped there, too. */
knowImages(images);
