import { beforeAll } from 'vitest';
import { fetchParts } from '../kernel/part.ts';

/** Tests use the engine as it is after the first prompt: with all of its parts. */
beforeAll(fetchParts);
