/** A part of the page that F6 visits, in document order. */
const REGION = '[data-region]';
const FOCUSABLE =
  '[data-region-focus], a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), summary, [tabindex="0"]';

const visible = (element: HTMLElement): boolean =>
  element.closest('[hidden], [inert]') === null && (element.checkVisibility?.() ?? true);

/** Of a group of radio buttons or tabs the keyboard enters the one that is chosen. */
const passedOver = (element: HTMLElement): boolean =>
  element.tabIndex < 0 || (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked);

/** Where the keyboard enters a region; what is in a region inside it belongs to that one. */
const entryOf = (region: HTMLElement): HTMLElement => {
  const own = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (element) => element.closest(REGION) === region && visible(element) && !passedOver(element),
  );
  return own.find((element) => element.matches('[data-region-focus]')) ?? own[0] ?? region;
};

/**
 * Moves the keyboard to the next part of the page, or the previous one with -1, around and around.
 * @returns the name of the region that has the focus now, undefined when the page has none
 */
export function focusNextRegion(step: 1 | -1, root: ParentNode = document): string | undefined {
  const regions = [...root.querySelectorAll<HTMLElement>(REGION)].filter(visible);
  if (regions.length === 0) return undefined;
  const active = document.activeElement;
  const here = regions.findLastIndex((region) => region.contains(active));
  const next = here < 0 ? (step > 0 ? 0 : regions.length - 1) : (here + step + regions.length) % regions.length;
  const region = regions[next];
  if (!region) return undefined;
  const entry = entryOf(region);
  if (entry === region && !region.hasAttribute('tabindex')) region.tabIndex = -1;
  entry.focus();
  return region.dataset.region;
}
