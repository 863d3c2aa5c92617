// @vitest-environment happy-dom
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { forgetUnfetched, loadAnew, noteUnfetched, useUnfetched } from './unfetched.ts';

const ENTRY = './assets/index-old.js';
const pageOf = (entry: string): string => `<title>Bootset</title><script type="module" src="${entry}"></script>`;

const { happyDOM } = window as unknown as {
  readonly happyDOM: { setURL(url: string): void; readonly settings: object };
};
Object.assign(happyDOM.settings, { handleDisabledFileLoadingAsSuccess: true });

let server: Server | undefined;
const asked: string[] = [];

/** Serves the page from this machine. */
async function serve(answer: RequestListener): Promise<void> {
  server = createServer((request, response) => {
    asked.push(request.headers['cache-control'] ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => void server?.listen(0, '127.0.0.1', resolve));
  happyDOM.setURL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lab/`);
}

async function stopServing(): Promise<void> {
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
  server = undefined;
}

const reload = vi.fn();

beforeEach(() => {
  document.head.innerHTML = `<script type="module" src="${ENTRY}"></script>`;
  vi.spyOn(window.location, 'reload').mockImplementation(reload);
});
afterEach(async () => {
  await stopServing();
  vi.restoreAllMocks();
  reload.mockReset();
  useUnfetched.setState({ missing: false, reach: undefined });
});

it.each([
  ['newer', 200, pageOf('./assets/index-new.js')],
  ['same', 200, pageOf(ENTRY)],
  ['same', 404, pageOf('./assets/index-new.js')],
  ['same', 200, '<title>Sign in to this network</title>'],
] as const)('a part that did not come: there is %s, by an answer %d', async (reach, status, page) => {
  await serve((_, response) => response.writeHead(status).end(page));
  await noteUnfetched();
  expect(useUnfetched.getState()).toEqual({ missing: true, reach });
  await loadAnew();
  expect(reload).toHaveBeenCalledTimes(1);
});

it('a part that did not come where there is no connection is said to be missing, and nothing is loaded anew', async () => {
  await serve((_, response) => response.end());
  await stopServing();
  await noteUnfetched();
  expect(useUnfetched.getState()).toEqual({ missing: true, reach: 'unreachable' });
  await loadAnew();
  expect(reload).not.toHaveBeenCalled();
  forgetUnfetched();
  expect(useUnfetched.getState().missing).toBe(false);
});
