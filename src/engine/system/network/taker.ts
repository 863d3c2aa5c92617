import type { Io } from '../../kernel/io.ts';
import type { Content } from '../content.ts';
import type { Endpoint } from './network.ts';
import type { Received } from './received.ts';

/** Whoever takes a file while it arrives. Each answer may be no: then the client breaks off. */
export interface Taker {
  /** Bytes a second that it takes. */
  readonly rate: number;
  /** The server says how long the file is, before anything comes. */
  fits(size: number): boolean;
  /** The file is there, and this is how it begins. */
  open(beginning: Content, from: Endpoint): Io<boolean>;
  /** So much of it has come. */
  grow(received: Received): boolean;
}

/** Keeps what arrives in memory. */
export const memoryTaker: Taker = {
  rate: Infinity,
  fits: () => true,
  *open() {
    return true;
  },
  grow: () => true,
};
