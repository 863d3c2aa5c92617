let say = (): void => {};

/** Resolves when the first screen is drawn, be it a lab's console or another page. */
export const firstScreen = new Promise<void>((resolve) => {
  say = resolve;
});

/** The first screen is drawn: what it did not need may come. */
export const firstScreenShown = (): void => say();
