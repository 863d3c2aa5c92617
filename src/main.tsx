import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { parseRoute } from './components/layout/route.ts';
import { applyTheme } from './components/layout/theme.ts';
import { followRoute } from './components/layout/visit.ts';
import { keepOffline } from './offline.ts';
import { useSettings } from './store/settings.ts';
import './index.css';

const follow = (): void => void followRoute(parseRoute(window.location.hash));

applyTheme(useSettings.getState().theme);
follow();
window.addEventListener('hashchange', follow);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with id "root"');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

await keepOffline();
