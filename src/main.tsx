import './bridge/start.ts';
import './index.css';

// The worker is on its way. The terminal is the next largest part: it need not wait to be asked for.
if (window.location.hash.startsWith('#/lab/')) void import('./components/console/terminal.ts');
const { begin } = await import('./begin.ts');
await begin();
