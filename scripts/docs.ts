// npm run docs: writes the files that are made from the sources.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installFastHashes } from '../src/bridge/engine/fast-hashes.ts';
import { fetchParts } from '../src/engine/index.ts';
import { catalogueDigests, DIGESTS_FILE } from './catalogue-digests.ts';
import { generated } from './generated.ts';

const root = process.env.BOOTSET_ROOT ?? '.';

await Promise.all([installFastHashes(), fetchParts()]);
const digests = { path: DIGESTS_FILE, text: await catalogueDigests() };

for (const { path, text } of [...generated(), digests]) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path}\n`);
}
