// Runs a TypeScript program of this project in Node: node scripts/run.mjs src/headless/play.ts ...

import { bundled, root } from './bundle.mjs';

const [, , entry, ...args] = process.argv;
if (!entry) throw new Error('Which program? node scripts/run.mjs <file.ts> [arguments]');

process.env.BOOTSET_ROOT = root;
const { INIT_CWD, npm_lifecycle_script: script } = process.env;
if (INIT_CWD && script?.includes('scripts/run.mjs')) process.chdir(INIT_CWD); // npm run starts in the project's folder
const address = await bundled(entry);
process.argv = [process.execPath, entry, ...args];
process.setSourceMapsEnabled(true);
/** @type {unknown} */
const loaded = await import(address);
const { program } = /** @type {{ program?: { start(args: readonly string[]): Promise<void> } }} */ (loaded);
await program?.start(args);
