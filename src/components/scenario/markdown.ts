import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Nodes, Root } from 'mdast';
import { markdownFault } from '../../scenarios/markdown-limits.ts';

/**
 * Reads Markdown with tables. Raw HTML becomes a node that nobody draws. What would take too long is read as plain text:
 * files with such texts are refused, but variables may make one.
 */
export const parseMarkdown = (text: string): Root =>
  markdownFault(text)
    ? { type: 'root', children: [{ type: 'code', value: text }] }
    : fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });

/** What a part of Markdown says, without its marks. */
export const textOf = (node: Nodes): string => {
  if ('value' in node) return node.type === 'html' ? '' : node.value;
  return 'children' in node ? node.children.map(textOf).join(node.type === 'root' ? ' ' : '') : '';
};

/** The address a link may lead to, or undefined: web pages, mail and places in this product only. */
export const safeHref = (url: string): string | undefined =>
  /^(https:\/\/|mailto:|#)/i.test(url) && !/[\s<>"]/.test(url) ? url : undefined;

/** The picture a text may show, or undefined: only bytes that came with it, nothing is fetched. */
export const safeImage = (url: string): string | undefined =>
  /^(blob:|data:image\/(png|jpeg|webp);base64,)/i.test(url) ? url : undefined;

/** Languages of code blocks whose lines are meant to be typed at a console. */
const TYPED = new Set(['ios', 'rommon', 'shell']);

/** What a code block types when clicked: its language says so, ` ```ios R1 ` also names the console. */
export interface Typed {
  readonly text: string;
  readonly console?: string | undefined;
}

export const typedByBlock = (
  lang: string | null | undefined,
  meta: string | null | undefined,
  value: string,
): Typed | undefined => {
  if (!lang || !TYPED.has(lang.toLowerCase())) return undefined;
  const text = value.trimEnd();
  const name = meta?.trim();
  return { text, ...(name ? { console: name } : {}) };
};

/** A code span inside a link to `#type` or `#type:R1` is typed when clicked. */
export const typedByLink = (url: string, children: readonly Nodes[]): Typed | undefined => {
  const target = /^#type(?::(.+))?$/.exec(url);
  const [code] = children;
  if (!target || children.length !== 1 || code?.type !== 'inlineCode') return undefined;
  return { text: code.value, ...(target[1] ? { console: target[1] } : {}) };
};
