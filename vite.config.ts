import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { cataloguePlugin } from './scripts/catalogue-plugin.ts';
import { pagePlugin } from './scripts/page-plugin.ts';
import { smallerPlugin } from './scripts/smaller-plugin.ts';

const LOOPBACK = '127.0.0.1';

const offline = VitePWA({
  registerType: 'prompt', // never replace the program during a graded attempt
  injectRegister: false, // src/offline.ts decides
  manifest: {
    name: 'Bootset',
    short_name: 'Bootset',
    description: 'Practise Cisco IOS image and configuration trust on simulated router consoles.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#15191b',
    theme_color: '#15191b',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg,woff2,json}'],
    navigateFallback: 'index.html',
    cleanupOutdatedCaches: true,
    sourcemap: false,
  },
});

/** What only parts of the engine that are fetched last are made of. */
const last = new RegExp(
  `/src/engine/(${[
    'past',
    'cli/understand',
    'features/network/name-lookup/(abort|body|connect|dns|open-connections|ping|resolve|telnet-codec)',
    'features/network/logging/logging-text',
    'features/network/interfaces/detail',
    'features/configuration/archive/(body|diff|differences|passes|replace|rollback|table)',
    'features/configuration/config-logger/(body|hidden|log-text|log-xml|record|spelled)',
    'features/configuration/configuration/over-network',
    'features/access/(terminal/terminal-text|access/show-text)',
    'features/boot/(setup/accepted|warm-reboot/upgrade)',
    'features/base/privilege/(body|lines|moving)',
  ].join('|')})\\.ts$`,
);

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), cataloguePlugin(), pagePlugin(), smallerPlugin(), offline],
  worker: {
    format: 'es',
    plugins: () => [cataloguePlugin(undefined, true), smallerPlugin()],
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What comes before the first prompt is one file, and what the engine fetches after it another.
          groups: [
            { name: 'worker', tags: ['$initial'] },
            // What tells the rest of a lab comes in one piece.
            { name: 'tell', test: /\/(load-scenario|scenarios\/(canonical|marks))\.ts$/ },
            { name: 'last', test: last },
            // What only labs with such a device start with, named as its model or its feature is.
            { name: 'ios-xe-3', test: /\/(features\/boot\/ios-xe-3\/(?!version)|platforms\/ios-xe-3\.ts)/ },
            { name: (id) => /\/platforms\/(\w+)\.ts$/.exec(id)?.[1] },
            { name: 'parts', test: /\/src\/engine\// },
          ],
        },
      },
    },
  },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: {
        // What opens a lab is one file, and its terminal another: every further file is another trip.
        codeSplitting: {
          groups: [{ name: 'begin', test: /\/(begin|console\/keys)\.ts$|vite\/preload-helper/ }],
        },
      },
    },
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined), // font-src takes files only
  },
  optimizeDeps: { entries: ['index.html', 'src/bridge/engine/worker.ts'] }, // what a worker imports is not found from the page
  server: { host: LOOPBACK },
  preview: { host: LOOPBACK },
});
