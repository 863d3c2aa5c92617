import react from '@vitejs/plugin-react';
import { configDefaults, defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { cataloguePlugin } from './scripts/catalogue-plugin.ts';
import { slowness } from './scripts/slowness.ts';

/** Files that take long: begun last, one would keep a core waiting for the other. */
const LONG = [
  'scenarios/catalogue',
  'headless/programs',
  'bridge/page/disturbed',
  'bridge/engine/trust/download',
  'store/trust',
  'engine/past',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONG.findIndex((part) => moduleId.endsWith(`src/${part}.test.ts`));
      return place < 0 ? LONG.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Tests of what keeps something, that begin with nothing known, put something else in, or start programs: each file has modules of its own. */
const ALONE = [
  'src/{store,bridge/page}/**/*.test.ts',
  'src/bridge/attempts/{journal-store,migration}.test.ts',
  'src/bridge/engine/{fast-hashes,parts}.test.ts',
  'src/components/{ui/use-patience,lab/early-frame,layout/keep-address,layout/visit}.test.ts',
  'src/engine/{past,system/crypto/digests,system/image/image}.test.ts',
  'src/headless/programs.test.ts',
  'src/scenarios/{catalogue,json,result,result-bytes}.test.ts',
  'src/verifier/*.test.ts',
  'scripts/catalogue-digests.test.ts',
];
/** The same of components: one puts a terminal of its own in. */
const COMPONENTS_ALONE = ['src/components/console/early.test.tsx'];
const everywhere = ['scripts/same-draws.ts', 'scripts/native-hashes.ts'];
const inPage = [...everywhere, 'src/components/test-setup.ts'];
const inNode = [...everywhere, 'src/engine/testing/known-images.ts', 'src/engine/testing/whole-engine.ts'];

const limit = 600_000 * slowness();

export default defineConfig({
  plugins: [react(), cataloguePlugin()],
  test: {
    maxWorkers: 2,
    execArgv: ['--max-semi-space-size=64'], // most of what is made is short-lived
    sequence: { sequencer: LongFirst },
    // How long something takes is the bench's business; a slow machine fails no test, and has longer limits.
    testTimeout: limit,
    hookTimeout: limit,
    expect: { requireAssertions: true }, // a test that asserts nothing, of an empty list for example, proves nothing
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ALONE,
          setupFiles: inNode,
        },
      },
      {
        extends: true,
        test: {
          name: 'sharing',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE],
          setupFiles: inNode,
          isolate: false, // they leave nothing behind: what all use is read once by each worker, not once for each file
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          exclude: [...configDefaults.exclude, ...COMPONENTS_ALONE],
          setupFiles: inPage,
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'components alone',
          environment: 'happy-dom',
          include: COMPONENTS_ALONE,
          setupFiles: inPage,
        },
      },
    ],
  },
});
