/** What the reader chose; `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const DARK = '(prefers-color-scheme: dark)';

/** The theme to show for a choice. */
const shownTheme = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (window.matchMedia(DARK).matches ? 'dark' : 'light') : theme;

/** Shows a theme, and follows the device while the choice is `system`. Returns how to stop. */
export function applyTheme(theme: Theme): () => void {
  const show = (): void => {
    document.documentElement.dataset.theme = shownTheme(theme);
  };
  show();
  if (theme !== 'system') return () => undefined;
  const media = window.matchMedia(DARK);
  media.addEventListener('change', show);
  return () => media.removeEventListener('change', show);
}
