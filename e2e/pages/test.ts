import { test as base, type Browser } from '@playwright/test';
import { awake } from './browser.ts';

export { expect, type Page, type Route } from '@playwright/test';

/** Tests in a browser that was asked something before the first of them began. */
export const test = base.extend<object, { browser: Browser }>({
  browser: [
    async ({ playwright, browserName }, use) => {
      const browser = await awake(() => playwright[browserName].launch());
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 0 },
  ],
});
