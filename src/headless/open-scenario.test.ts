import { beforeAll, expect, it } from 'vitest';
import { computedDigests, fetchParts, forgetDigests } from '../engine/index.ts';
import { openScenario } from '../scenarios/index.ts';
import { findScenario } from './find-scenario.ts';

const LARGE = 1_000_000;

beforeAll(fetchParts);

it.each(['identify-signed-software', 'revoke-production-key', 'sandbox-network'])(
  '%s is opened without reading an image to its end',
  async (id) => {
    forgetDigests();
    openScenario(await findScenario(id), 1).newLab();
    expect(computedDigests(LARGE)).toEqual({});
  },
);
