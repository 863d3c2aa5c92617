import { engineVersion, fetchParts, type Journal } from '../src/engine/index.ts';
import { parseMark } from '../src/engine/transcript.ts';
import { some } from '../src/engine/testing/some.ts';
import { openScenario } from '../src/scenarios/index.ts';
import { loadFromCatalogue } from '../src/scenarios/load.ts';
import { fillerOf } from '../src/scenarios/variables.ts';
import { rehearse } from '../src/scenarios/rehearse.ts';
import { LabPage } from './pages/lab.page.ts';
import { Learner } from './pages/learner.ts';
import { labSource } from './pages/shelf.ts';
import { drawnFor, guidedLabs, solutionOf, tasksOf, type Step } from './pages/solution.ts';
import { expect, test, type Page } from './pages/test.ts';

const GOOD = 'c2900-universalk9-mz.SPA.154-3.M.bin';

/** Seeds whose variants ask for more than others do; any other lab is played with the first. */
const seeds: Readonly<Record<string, number>> = {
  'boot-refused': 5,
  'lock-the-rom-monitor': 3,
  'recover-a-password': 4,
  'revoke-production-key': 3,
};

const isLine = ({ prompt, mark }: Step): boolean => prompt.endsWith('#') && parseMark(mark).kind === 'line';

/** Goes to the result by keyboard and finds every task done, every point there, and the session beside it. */
async function finishes(page: Page, lab: LabPage, id: string, steps: readonly Step[]): Promise<void> {
  await lab.part('Guide');
  await expect(lab.guide.getByText('100 of 100 points')).toBeVisible();
  await lab.focusRegion(lab.guide);
  await lab.pressOn(lab.button('Finish and see result'));
  const result = page.getByRole('main');
  await expect(result.getByText('Everything is done.')).toBeVisible();
  await expect(result.getByText('100 of 100 points')).toBeVisible();
  const marks = page.getByRole('region', { name: 'Marks by task' });
  await expect(marks.getByText(/^Done · (\d+) of \1 points$/)).toHaveCount(tasksOf(id));
  const { prompt = '', mark = '' } = steps.findLast(isLine) ?? {};
  await expect(result.getByRole('group', { name: 'Console log of R1' })).toContainText(`${prompt}${mark}`);
}

test('restore-bootset is solved by keyboard alone, with a reload of the tab in the middle', async ({ page }) => {
  const id = 'restore-bootset';
  const lab = new LabPage(page);
  await lab.open(id, 1);
  const steps = solutionOf(id, drawnFor(id, 1));
  const half = steps.findIndex(({ mark }) => mark === `boot flash0:${GOOD}`);
  const learner = new Learner(lab);
  await learner.follow(steps.slice(0, half));

  await lab.prompts('rommon 2 >');
  const before = await lab.screen();
  const tasks = page.getByRole('region', { name: /^Tasks/ });
  await expect(tasks).toContainText('2 of 7 tasks done');
  const standing = await tasks.innerText();
  await page.reload();
  await lab.prompts('rommon 2 >');
  expect(await lab.screen()).toBe(before);
  await expect.poll(() => tasks.innerText()).toBe(standing);

  await learner.follow(steps.slice(half));
  await finishes(page, lab, id, steps);
});

test('secure-the-bootset is solved by keyboard alone, from the catalogue on, by what the guide tells', async ({
  page,
}) => {
  const id = 'secure-the-bootset';
  await page.goto('./');
  const lab = new LabPage(page);
  await lab.pressOn(page.getByRole('link', { name: 'Start: Secure the bootset of a router' }));
  await expect(lab.guide.getByRole('heading', { name: 'Tasks' })).toBeVisible();
  const guide = await lab.guide.innerText();
  const told = new Map([
    ['site', /\b(?:DEPOT|HARBOR|MARKET|MUSEUM|STATION)\b/.exec(guide)?.[0] ?? ''],
    ['line', /Leased line (\d+)/.exec(guide)?.[1] ?? ''],
  ]);
  const steps = solutionOf(id, told);
  await new Learner(lab).follow(steps);
  await finishes(page, lab, id, steps);
});

/** With those above they have every act that solutions have: Break, the power switch, a disk pulled, keys and passwords. */
const byKeyboard = ['boot-refused', 'lock-the-rom-monitor'];

for (const id of byKeyboard)
  test(`${id} is solved by keyboard alone`, async ({ page }) => {
    const seed = seeds[id] ?? 1;
    const lab = new LabPage(page);
    await lab.open(id, seed);
    const steps = solutionOf(id, drawnFor(id, seed));
    await new Learner(lab).follow(steps);
    await finishes(page, lab, id, steps);
  });

const PHONE = { width: 390, height: 844 };
/** How many times letters are made smaller until 80 columns fit a phone. */
const SMALLER = 4;

/** Shows the lines of the wire that have this. */
async function lookOnWire(lab: LabPage, text: string): Promise<void> {
  await lab.view('Wire');
  await lab.reach(lab.topology.getByRole('searchbox', { name: 'Show lines with' }), 'Shift+Tab');
  await lab.page.keyboard.press('Control+a');
  await lab.page.keyboard.type(text);
}

/** Reads on the wire which password was told to an FTP server. */
async function passwordOnWire(lab: LabPage): Promise<string> {
  await lookOnWire(lab, 'PASS');
  const said = lab.topology.getByRole('gridcell', { name: /PASS \S+$/ }).first();
  await expect(said).toBeVisible();
  const [, password = ''] = /PASS (\S+)$/.exec(await said.innerText()) ?? [];
  await lab.part('Console');
  return password;
}

/** Labs with a network: each is played on a phone, and some on a wide page, too. */
const networked: readonly {
  readonly id: string;
  readonly where: string;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly time?: 'runs';
  /** What is typed as a password inside of SSH. */
  readonly secret?: string;
}[] = [
  { id: 'tftpdnld-rescue', where: 'a phone', viewport: PHONE },
  { id: 'tftpdnld-rescue', where: 'a wide page', viewport: { width: 1280, height: 800 } },
  { id: 'move-images-safely', where: 'a phone', viewport: PHONE },
  { id: 'scp-backup', where: 'a phone', viewport: PHONE, secret: '{{bob}}' },
  { id: 'scp-backup', where: 'a wide page', viewport: { width: 1280, height: 800 }, secret: '{{bob}}' },
  { id: 'central-accounts', where: 'a phone', viewport: PHONE, time: 'runs', secret: '{{password}}' },
  {
    id: 'central-accounts',
    where: 'a wide page',
    viewport: { width: 1280, height: 800 },
    time: 'runs',
    secret: '{{password}}',
  },
];

for (const { id, where, viewport, time, secret } of networked)
  test.describe(where, () => {
    test.use({ viewport });

    test(`${id} is solved by keyboard alone, by what is seen on the wire`, async ({ page }) => {
      const seed = 1;
      const drawn = drawnFor(id, seed);
      const lab = new LabPage(page);
      await lab.open(id, seed);
      await lab.focusTerminal();
      if (viewport === PHONE)
        for (let i = 0; i < SMALLER; i++) await lab.pressOn(lab.button('Smaller text'), 'Enter', 'Shift+Tab');
      const told = fillerOf(drawn).text('{{account.password}}');
      const steps = solutionOf(id, drawn);
      const learner = new Learner(lab, time);
      const known = steps.findIndex(({ mark }) => mark.includes(told));
      if (known > 0) {
        await learner.follow(steps.slice(0, known));
        expect(await passwordOnWire(lab)).toBe(told);
      }
      await learner.follow(steps.slice(Math.max(0, known)));
      if (secret !== undefined) {
        await lookOnWire(lab, 'SSH-2.0-Cisco');
        await expect(lab.topology.getByRole('gridcell', { name: /SSH-2\.0-Cisco/ }).first()).toBeVisible();
        await lookOnWire(lab, fillerOf(drawn).text(secret));
        await expect(lab.topology.getByText('No line passes the filter.')).toBeVisible();
      }
      await finishes(page, lab, id, steps);
    });
  });

/** The record of a session in which these steps were played in Node. */
async function recordOf(id: string, seed: number, steps: readonly Step[]): Promise<Journal> {
  await fetchParts();
  const scenario = openScenario(loadFromCatalogue(labSource(id)), seed);
  const { lab, entries } = rehearse(scenario, steps.map(({ mark }) => `⟦${mark}⟧`).join(''));
  return { format: 'bootset-journal', version: 1, engine: engineVersion, scenario: id, seed, entries, until: lab.now };
}

const others = guidedLabs().filter(
  (id) => !['restore-bootset', 'secure-the-bootset', ...byKeyboard, ...networked.map((one) => one.id)].includes(id),
);

for (const id of some(others))
  test(`${id}, solved elsewhere, opens from its record and earns everything`, async ({ page }) => {
    const seed = seeds[id] ?? 1;
    const lab = new LabPage(page);
    const steps = solutionOf(id, drawnFor(id, seed));
    const buffer = Buffer.from(JSON.stringify(await recordOf(id, seed, steps)));
    await page.goto('./#/');
    await page.getByLabel('File to open').setInputFiles({ name: 'session.json', mimeType: 'application/json', buffer });
    await expect(lab.terminal()).toBeAttached();
    await finishes(page, lab, id, steps);
  });

test('a lab that comes without a solution offers none, in the guide or beside the result', async ({ page }) => {
  const lab = new LabPage(page);
  const text = [
    'format: bootset-lab',
    'version: 1',
    'id: unsolved',
    'title: Nobody solved this',
    'summary: A lab without a solution.',
    'level: beginner',
    'minutes: 5',
    'kind: guided',
    'topics: [names]',
    'objectives: [Name a router]',
    'lab: {devices: [{name: R1, platform: c2911}]}',
    'checks:',
    '  - {id: name, points: 10, task: Name it., look: The prompt., expect: {fact: hostname, on: R1, should: {is: CORE}}}',
  ].join('\n');
  await page.goto('./#/');
  await page
    .getByLabel('File to open')
    .setInputFiles({ name: 'unsolved.yaml', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await expect(lab.guide.getByRole('heading', { name: 'Tasks' })).toBeVisible();
  await expect(lab.guide.getByRole('button', { name: /solution/i })).toHaveCount(0);
  await lab.button('Finish and see result').click();
  await expect(page.getByRole('region', { name: 'Marks by task' })).toBeVisible();
  await expect(page.getByText('not opened')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Compared with the solution' })).toHaveCount(0);
});

test('a click on the title of a lab opens it, and the row has one link for that', async ({ page }) => {
  await page.goto('./#/');
  const title = page.getByRole('heading', { name: 'Restore a tampered router', exact: false });
  const row = page.getByRole('listitem').filter({ has: title });
  await expect(row.getByRole('link')).toHaveCount(1);
  await row.getByRole('button', { name: /^Details: / }).click();
  await row.getByRole('combobox', { name: 'Time limit' }).selectOption('30 minutes');
  const box = await title.boundingBox();
  await page.mouse.click((box?.x ?? 0) + 20, (box?.y ?? 0) + 8);
  await expect(page).toHaveURL(/#\/lab\/restore-bootset/);
});
