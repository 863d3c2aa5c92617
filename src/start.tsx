import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { noteUnfetched } from './store/unfetched.ts';

/** Puts the page into the document. */
export function start(): void {
  window.addEventListener('vite:preloadError', () => void noteUnfetched());
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element with id "root"');
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
