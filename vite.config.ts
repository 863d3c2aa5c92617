import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { cataloguePlugin } from './scripts/catalogue-plugin.ts';

const LOOPBACK = '127.0.0.1';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'", // xterm.js and React Flow set styles as they go
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the content security policy into built pages; the dev server needs inline scripts and sockets. */
const contentSecurityPolicy: Plugin = {
  name: 'bootset-content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

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

export default defineConfig({
  base: './',
  plugins: [react(), tailwindcss(), cataloguePlugin(), contentSecurityPolicy, offline],
  worker: { format: 'es', plugins: () => [cataloguePlugin()] },
  build: {
    target: 'es2023',
    rolldownOptions: {
      output: {
        // What starts the worker, then what opens a lab: one file each, for every further file is another trip.
        codeSplitting: {
          groups: [
            { name: 'engine', test: /\/src\/bridge\/start\.ts$|vite\/preload-helper/, priority: 2 },
            { name: 'begin', test: /\/src\/begin\.ts$/, priority: 1 },
          ],
        },
      },
    },
    assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined), // font-src takes files only
  },
  server: { host: LOOPBACK },
  preview: { host: LOOPBACK },
});
