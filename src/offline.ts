/**
 * Keeps a copy of the product in the browser for use without a network. Does nothing inside a frame (a learning
 * platform's page) or from a file, where the copy would outlive its host.
 * @param onNewVersion called when a newer version is ready; its argument switches to it and reloads the page
 */
export const keepOffline = async (onNewVersion: (apply: () => Promise<void>) => void): Promise<void> => {
  const embedded = window.top !== window.self;
  if (!import.meta.env.PROD || embedded || location.protocol === 'file:' || !('serviceWorker' in navigator)) return;
  const { registerSW } = await import('virtual:pwa-register');
  const apply = registerSW({ onNeedRefresh: () => onNewVersion(() => apply(true)) });
};
