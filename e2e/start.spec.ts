import type { Locator, Route } from '@playwright/test';
import { LabPage } from './pages/lab.page.ts';
import { expect, test } from './pages/test.ts';

test('the page opens under its content security policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto('./');
  await expect(page.getByRole('main')).toBeVisible();
  await expect(page).toHaveTitle(/Bootset/);
  expect(complaints).toEqual([]);
});

const sizes = [
  ['wide', { width: 1280, height: 800 }],
  ['narrow', { width: 390, height: 740 }],
] as const;
const colours = [
  ['light', 'rgb(255, 255, 255)'],
  ['dark', 'rgb(11, 14, 15)'],
] as const;

/** Where something lies, in whole pixels. */
const placeOf = async (found: Locator) => {
  const { x, y, width, height } = (await found.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  return [x, y, width, height].map(Math.round);
};

for (const [size, viewport] of sizes)
  for (const [colorScheme, background] of colours)
    test.describe(`${size} and ${colorScheme}`, () => {
      test.use({ viewport, colorScheme });

      test('a lab is framed before any of its scripts come, and stays where it is when they have', async ({ page }) => {
        const held: (() => Promise<void>)[] = [];
        const styles: (() => Promise<void>)[] = [];
        let holding = true;
        await page.route('**/assets/**', async (route) => {
          const { pathname } = new URL(route.request().url());
          if (holding) (pathname.endsWith('.css') ? styles : held).push(() => route.continue());
          else await route.continue();
        });
        await page.goto('./#/lab/secure-the-bootset?seed=1', { waitUntil: 'commit' });
        const frame = page.locator('#frame');
        await expect(frame).toBeVisible();
        const title = await frame.locator('h1').evaluate((h1) => getComputedStyle(h1, '::before').content);
        expect(title).toContain('Secure');
        const early = frame.locator('.console');
        expect(await early.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(background);
        const places = () =>
          Promise.all(['header', '.console', 'footer', 'h1', '.guide'].map((part) => placeOf(frame.locator(part))));
        const all = await places();
        const before = all.slice(0, 3);
        const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
        await expect.poll(painted, 'it is painted before any style sheet has come').toBe(1);
        for (const go of styles) await go();
        await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBe(2);
        expect(await places()).toEqual(all);
        holding = false;
        for (const go of held) await go();
        const lab = new LabPage(page);
        await expect(lab.terminal()).toBeAttached();
        await expect(frame).toHaveCount(0);
        const shown = page.locator('#console .bg-term').filter({ has: page.locator('.xterm') });
        const after = await Promise.all([placeOf(page.getByRole('banner')), placeOf(shown.last()), placeOf(lab.time)]);
        expect(after.map(([x, y]) => [x, y])).toEqual(before.map(([x, y]) => [x, y]));
      });
    });

/** Everywhere that the frame's console, then the terminal, was while the page came. */
const watchPlaces = (): void => {
  const places = new Set<string>();
  Object.assign(window, { places });
  const look = (): void => {
    const terminal = [...document.querySelectorAll('.xterm')]
      .map((one) => one.parentElement)
      .find((one) => one && getComputedStyle(one).visibility !== 'hidden');
    const shown = document.querySelector('#frame .console') ?? terminal;
    const { left, top, width } = shown?.getBoundingClientRect() ?? { left: 0, top: 0, width: 0 };
    if (width > 0) places.add([left, top].map(Math.round).join());
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

for (const [size, viewport] of sizes)
  for (const id of ['sandbox-7206', 'tftpdnld-rescue', 'sandbox-network', 'sandbox-2911'])
    test(`the console of ${id} does not move while it opens, ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.addInitScript(watchPlaces);
      const lab = new LabPage(page);
      await lab.open(id);
      await expect(page.locator('#frame')).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
      const places = await page.evaluate(() => [...(window as unknown as { places: Set<string> }).places]);
      expect(places).toHaveLength(1);
    });

for (const [size, viewport] of sizes)
  test(`the console does not move where the page comes before it, ${size}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(watchPlaces);
    const held: (() => Promise<void>)[] = [];
    let holding = true;
    const hold = (route: Route): Promise<void> | number =>
      holding ? held.push(() => route.continue()) : route.continue();
    await page.route(/\/assets\/(worker-|screens-)/, async (route) => void (await hold(route)));
    await page.goto('./#/lab/tftpdnld-rescue?seed=1');
    await expect(page.locator('#frame')).toHaveCount(0);
    holding = false;
    for (const go of held) await go();
    const lab = new LabPage(page);
    await expect(lab.terminal()).toBeAttached();
    await expect(lab.button('Undo the last input')).toBeAttached();
    const places = await page.evaluate(() => [...(window as unknown as { places: Set<string> }).places]);
    expect(places).toHaveLength(1);
  });

test('no frame of a lab is shown where the address names none', async ({ page }) => {
  await page.goto('./#/about');
  await expect(page.locator('#frame')).toBeHidden();
});

test('a lab begins with its frame, then its console; the engine and the page come after both', async ({ page }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const { name } of list.getEntries()) if (name === 'first-contentful-paint') seen.push('frame');
    }).observe({ type: 'paint', buffered: true });
    const { Worker: Real } = window;
    window.Worker = class extends Real {
      constructor(url: string | URL, options?: WorkerOptions) {
        seen.push(document.querySelector('.xterm-rows')?.textContent.trim() ? 'engine' : 'engine too early');
        super(url, options);
      }
    };
  });
  const lab = new LabPage(page);
  await page.goto('./#/lab/sandbox-2911?seed=2');
  await page.keyboard.press('Enter');
  await expect(lab.button('Undo the last input')).toBeAttached();
  const seen = await page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
  expect(seen).toEqual(['frame', 'engine']);
});

for (const [what, address, status] of [
  ['of a seed that no first screen was shipped of', './#/lab/sandbox-2911?seed=99', 200],
  ['whose first screen does not come', './#/lab/sandbox-2911?seed=2', 404],
] as const)
  test(`a lab ${what} comes from its engine`, async ({ page }) => {
    if (status === 404) await page.route(/\/screens-/, (route) => route.fulfill({ status }));
    const lab = new LabPage(page);
    await page.goto(address);
    await expect.poll(() => lab.screen()).toContain('initial configuration dialog? [yes/no]:');
  });

/** Labs whose own story needs nearly all of the engine, and others. */
const shipped = [
  'restore-bootset',
  'revoke-production-key',
  'revoke-special-key',
  'sandbox-registers',
  'sandbox-secured',
  'sandbox-pair',
  'lock-the-rom-monitor',
  'identify-signed-software',
];

for (const id of shipped)
  test(`${id} shows its first screen before its engine has come, and what is typed then comes first`, async ({
    page,
  }) => {
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route(/\/assets\/worker-/, (route) => held.then(() => route.continue()));
    const lab = new LabPage(page);
    await page.goto(`./#/lab/${id}?seed=2`);
    await expect(lab.terminal().first()).toBeFocused();
    const first = await lab.screen();
    expect(first.length).toBeGreaterThan(20);
    await page.keyboard.press('Enter');
    expect(await lab.screen()).toBe(first);
    go();
    await expect.poll(() => lab.screen()).not.toBe(first);
    expect(await lab.screen()).toContain(first.slice(first.lastIndexOf('\n') + 1));
    await expect(lab.button('Undo the last input')).toBeEnabled();
  });
