import { describe, expect, it } from 'vitest';
import { parseMarkdown, safeHref, safeImage, textOf, typedByBlock, typedByLink } from './markdown.ts';

describe('a link', () => {
  it('leads to web pages, mail and places of this product', () => {
    for (const url of ['https://example.com/a?b=c#d', 'mailto:a@example.com', '#/lab/x', 'HTTPS://example.com'])
      expect(safeHref(url)).toBe(url);
  });

  it('leads nowhere else', () => {
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      ' https://example.com',
      'http://example.com',
      'data:text/html,x',
      '//example.com',
      '/etc/passwd',
      'https://example.com/"onclick="x',
      'https://example.com/\njavascript:x',
      '',
    ])
      expect(safeHref(url)).toBeUndefined();
  });
});

it('a picture is shown of bytes that came with the text, and nothing is fetched', () => {
  expect(safeImage('data:image/png;base64,AAAA')).toBe('data:image/png;base64,AAAA');
  expect(safeImage('blob:http://localhost/1')).toBe('blob:http://localhost/1');
  for (const url of [
    'https://example.com/a.png',
    'data:image/svg+xml;base64,AAAA',
    'data:text/html;base64,AAAA',
    'a.png',
  ])
    expect(safeImage(url)).toBeUndefined();
});

describe('what a click types', () => {
  it('is a block whose language is that of a console, which it may name', () => {
    expect(typedByBlock('ios', null, 'enable\nreload\n\n')).toEqual({ text: 'enable\nreload' });
    expect(typedByBlock('ROMMON', ' R2 ', 'boot')).toEqual({ text: 'boot', console: 'R2' });
    expect(typedByBlock('text', 'R2', 'boot')).toBeUndefined();
    expect(typedByBlock(null, null, 'boot')).toBeUndefined();
    expect(typedByBlock('constructor', null, 'boot')).toBeUndefined();
  });

  it('is a code span in a link that says so, and nothing around it', () => {
    const code = { type: 'inlineCode', value: 'dir' } as const;
    const text = { type: 'text', value: ' now' } as const;
    expect(typedByLink('#type', [code])).toEqual({ text: 'dir' });
    expect(typedByLink('#type:R1', [code])).toEqual({ text: 'dir', console: 'R1' });
    for (const [url, children] of [
      ['#typed', [code]],
      ['#type', [code, text]],
      ['#type', [text]],
      ['#type', []],
    ] as const)
      expect(typedByLink(url, children)).toBeUndefined();
  });
});

it('a text says what it says without its marks and without HTML', () => {
  expect(textOf(parseMarkdown('# Do `dir`\n\nand **look**<script>alert(1)</script>'))).toBe('Do dir and lookalert(1)');
  expect(textOf(parseMarkdown('| a | b |\n| - | - |\n| c | d |'))).toContain('c');
});
