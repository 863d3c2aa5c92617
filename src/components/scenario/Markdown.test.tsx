import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { expect, it, vi } from 'vitest';
import { limits } from '../../scenarios/limits.ts';
import { measureMarkdown } from '../../scenarios/markdown-limits.ts';
import { Markdown } from './Markdown.tsx';
import { parseMarkdown } from './markdown.ts';
import { some } from '../../engine/testing/some.ts';

it('draws headings below the page title, lists, tables and code', () => {
  render(
    <Markdown
      text={'# Story\n\n- one\n- two\n\n| file | state |\n| --- | --- |\n| a.bin | good |\n\n```\nroot\n```'}
    />,
  );
  expect(screen.getByRole('heading', { level: 3, name: 'Story' })).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['one', 'two']);
  expect(screen.getByRole('cell', { name: 'good' })).toBeTruthy();
  expect(screen.getByText('root').tagName).toBe('CODE');
});

it('draws no raw HTML and fetches no picture', () => {
  const { container } = render(
    <Markdown
      text={'<script>alert(1)</script>\n\nHi <b onclick="x()">there</b> ![a beacon](https://example.org/x.png)'}
    />,
  );
  expect(container.querySelector('script, b, img')).toBeNull();
  expect(container.textContent).toBe('Hi there a beacon');
});

it('shows a picture that came with the text', () => {
  render(<Markdown text="![dot](data:image/png;base64,AAAA)" />);
  expect(screen.getByRole('img', { name: 'dot' }).getAttribute('src')).toBe('data:image/png;base64,AAAA');
});

it.each(['javascript:alert(1)', 'http://example.org/', 'data:text/html,x', '//example.org', 'file:///etc/passwd'])(
  'does not link to %s',
  (url) => {
    render(<Markdown text={`[go](<${url}>)`} />);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('go')).toBeTruthy();
  },
);

it('opens foreign pages beside the lab, without a referrer', () => {
  render(<Markdown text="[docs](https://example.org/a)" />);
  const link = screen.getByRole('link', { name: 'docs' });
  expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noopener noreferrer']);
});

it('types a command that is marked for a console', async () => {
  const onType = vi.fn();
  render(
    <Markdown
      text={'Try [`show version`](#type) or [`reload`](#type:R2).\n\n```ios R1\nconf t\nno ip http server\n```'}
      onType={onType}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'show version: type into the console' }));
  await userEvent.click(screen.getByRole('button', { name: 'reload: type into the console of R2' }));
  await userEvent.click(screen.getByRole('button', { name: 'Type it into the console of R1: conf t' }));
  expect(onType.mock.calls.map(([typed]) => typed)).toEqual([
    { text: 'show version' },
    { text: 'reload', console: 'R2' },
    { text: 'conf t\nno ip http server', console: 'R1' },
  ]);
});

it('types a command in a sentence with the keys of a button, once a press', async () => {
  const onType = vi.fn();
  render(<Markdown text="Try [`show version`](#type)." onType={onType} />);
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('button'));
  await userEvent.keyboard('{Enter>3/} ');
  expect(onType).toHaveBeenCalledTimes(2);
});

it('leaves unmarked code alone, and marked code too where there is no console', () => {
  render(<Markdown text={'`show version`, [`reload`](#type)\n\n```ios\nshow clock\n```'} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('reload').tagName).toBe('CODE');
});

const tooMuch = [
  ['1. ', '1. '.repeat(10_000)],
  ['*a', '*a'.repeat(10_000)],
  ['> - ', '> - '.repeat(10_000)],
] as const;

it.each(some(tooMuch))('draws endless %s as the plain text it is', (_, text) => {
  const { container } = render(<Markdown text={text} />);
  expect(container.querySelectorAll('li, em, blockquote')).toHaveLength(0);
  expect(container.textContent).toBe(text);
});

/** How many elements are within each other at most. */
const depthOf = (element: Element): number => {
  let [level, depth]: [Element[], number] = [[element], 0];
  for (; level.length > 0; depth++) level = level.flatMap((one) => [...one.children]);
  return depth;
};

it('draws emphasis within emphasis without end as its text', () => {
  const { container } = render(<Markdown text={`${'*a '.repeat(900)}b${'*'.repeat(900)}`} />);
  expect(container.textContent).toBe(`${'a '.repeat(900)}b`);
  expect(depthOf(container)).toBeLessThan(80);
});

const MARKERS = [
  '1. ',
  '- ',
  '> ',
  '*',
  '**',
  '_',
  'a',
  ' ',
  '[',
  ']',
  '![',
  '](b)',
  '[a]: b\n',
  '`',
  '```\n',
  '|',
  '|-',
];
const MORE_MARKERS = [
  '\n',
  '\n\n',
  '    ',
  '\t',
  '# ',
  '---\n',
  '===\n',
  '<a>',
  '&amp;',
  '\\',
  '  \n',
  '~~~\n',
  ')',
  '<',
  '"',
];

/** Markers in any order, and again and again. */
const texts = fc
  .array(
    fc.record({
      piece: fc.array(fc.constantFrom(...MARKERS, ...MORE_MARKERS), { minLength: 1, maxLength: 4 }),
      times: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 300 })),
    }),
    { maxLength: 8 },
  )
  .map((parts) => parts.map(({ piece, times }) => piece.join('').repeat(times)).join(''));

function countNodes(root: Nodes): { nodes: number; containers: number } {
  const open: { node: Nodes; within: number }[] = [{ node: root, within: 0 }];
  let [nodes, containers] = [0, 0];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, within } = next;
    nodes += 1;
    const inside = within + (node.type === 'blockquote' || node.type === 'listItem' ? 1 : 0);
    containers = Math.max(containers, inside);
    if ('children' in node) for (const child of node.children) open.push({ node: child, within: inside });
  }
  return { nodes, containers };
}

it('reads whatever passes the check as a tree of few nodes, and draws it flat', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { nodes, containers } = countNodes(parseMarkdown(text));
      expect(containers).toBeLessThanOrEqual(limits.containers);
      const { signs, fault } = measureMarkdown(text);
      expect(nodes).toBeLessThanOrEqual(4 * (signs + 1));
      if (signs > 300 || fault) return;
      const { container, unmount } = render(<Markdown text={text} />);
      expect(depthOf(container)).toBeLessThan(80);
      unmount();
    }),
    { numRuns: 80 },
  );
});

it('keeps short words of code on one line, and lets long ones break', () => {
  render(<Markdown text={'With `-r` or `copy running-config startup-config`.'} />);
  expect(screen.getByText('-r').className).toBe('whitespace-nowrap');
  expect(screen.getByText(/^copy/).className).toBe('');
});
