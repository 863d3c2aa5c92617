// npm run check: types, lint, format, unused code, architecture. `--but-tests`: the architecture is tested with the rest.

import { step, tools } from './steps.mjs';

const passed = [
  step('types', [tools.tsc, '-b']),
  step('lint', [tools.oxlint, '--type-aware', '--deny-warnings']),
  step('format', [tools.biome, 'format']),
  step('unused code', [tools.knip]),
  process.argv.includes('--but-tests') || step('architecture', [tools.vitest, 'run', 'src/architecture.test.ts']),
];

if (passed.includes(false)) process.exitCode = 1;
