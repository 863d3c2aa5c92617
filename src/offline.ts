/**
 * Keeps a copy of the product in the browser for use without a network. A newer version takes over when the last page
 * of the old one is closed: never in the middle of a lab. Does nothing inside a frame (a learning platform's page) or
 * from a file, where the copy would outlive its host.
 */
export const keepOffline = async (): Promise<void> => {
  const embedded = window.top !== window.self;
  if (!import.meta.env.PROD || embedded || location.protocol === 'file:' || !('serviceWorker' in navigator)) return;
  const { registerSW } = await import('virtual:pwa-register');
  registerSW();
};
