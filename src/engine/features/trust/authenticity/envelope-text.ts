import type { ImageEnvelope } from '../../../system/image/image-envelope.ts';
import { typeOfKey, typeTitle } from './image-type.ts';

const LABEL = 30;

/** `    Hash Algorithm            : SHA512`: colons stand below each other. */
export const field = (indent: number, label: string, value: string): string =>
  `${`${' '.repeat(indent)}${label}`.padEnd(LABEL)}: ${value}`;

/** What an envelope tells of its signer, as every authenticity display prints it. */
export const envelopeLines = (envelope: ImageEnvelope): readonly string[] => [
  field(0, 'Image type', typeTitle[typeOfKey[envelope.keyType]]),
  '    Signer Information',
  field(8, 'Common Name', envelope.commonName),
  field(8, 'Organization Unit', envelope.organizationUnit),
  field(8, 'Organization Name', envelope.organizationName),
  field(4, 'Certificate Serial Number', envelope.serial),
  field(4, 'Hash Algorithm', envelope.hashAlgorithm),
  field(4, 'Signature Algorithm', envelope.signatureAlgorithm),
  field(4, 'Key Version', envelope.keyVersion),
];

/** Who verified an image. */
export const verifierLines = (name: string, version: readonly string[]): readonly string[] => [
  '',
  '    Verifier Information',
  field(8, 'Verifier Name', name),
  field(8, 'Verifier Version', version.join('\n')),
];

/** A heading and its rule of dashes. */
export const heading = (title: string, extra = 0): readonly string[] => [title, '-'.repeat(title.length + extra)];
