import { clsx } from 'clsx';
import type { BlockContent, Nodes, Table, TableRow } from 'mdast';
import { Fragment, memo, useMemo, type ReactNode } from 'react';
import { parseMarkdown, safeHref, safeImage, textOf, typedByBlock, typedByLink, type Typed } from './markdown.ts';
import { CommandBlock, CommandSpan } from './Command.tsx';

interface Context {
  /** Types into a console; without it, commands are shown but not clickable. */
  readonly onType: ((typed: Typed) => void) | undefined;
}

type Draw = (node: Nodes, key: number) => ReactNode;

/** Parts within parts that are drawn as what they are; what is deeper is drawn as its text. */
const DEEPEST = 64;
/** Signs of a word or option that stays on one line: `-r` is not to be broken at its hyphen. */
const SHORT = 14;

const inner = (children: readonly Nodes[], draw: Draw): ReactNode[] => children.map((child, at) => draw(child, at));

const headingClass = 'mt-5 mb-1.5 font-semibold first:mt-0';

const row = (node: TableRow, key: number, cell: 'th' | 'td', draw: Draw): ReactNode => {
  const Cell = cell;
  return (
    <tr key={key} className="border-b border-line last:border-0">
      {node.children.map((one, at) => (
        // biome-ignore lint: positions are the identity of parsed text
        <Cell key={at} className={clsx('px-2.5 py-1.5 text-left align-top first:pl-0', cell === 'th' && 'font-medium')}>
          {inner(one.children, draw)}
        </Cell>
      ))}
    </tr>
  );
};

const table = (node: Table, key: number, draw: Draw): ReactNode => {
  const [head, ...body] = node.children;
  return (
    <div key={key} tabIndex={0} role="group" aria-label="Table" className="my-3 overflow-x-auto">
      <table className="w-full text-sm">
        {head && <thead>{row(head, 0, 'th', draw)}</thead>}
        <tbody>{body.map((one, at) => row(one, at, 'td', draw))}</tbody>
      </table>
    </div>
  );
};

/** Node types that are not listed here are not drawn: that is the allow-list. */
const drawIn = (context: Context, depth = 0): Draw => {
  if (depth > DEEPEST) return (node, key) => <Fragment key={key}>{textOf(node)}</Fragment>;
  let deeper: Draw | undefined;
  const draw: Draw = (child, at) => (deeper ??= drawIn(context, depth + 1))(child, at);
  return (node, key) => {
    switch (node.type) {
      case 'text':
        return <Fragment key={key}>{node.value}</Fragment>;
      case 'paragraph':
        return <p key={key}>{inner(node.children, draw)}</p>;
      case 'heading':
        return node.depth <= 2 ? (
          <h3 key={key} className={clsx(headingClass, 'text-base')}>
            {inner(node.children, draw)}
          </h3>
        ) : (
          <h4 key={key} className={clsx(headingClass, 'text-sm')}>
            {inner(node.children, draw)}
          </h4>
        );
      case 'strong':
        return <strong key={key}>{inner(node.children, draw)}</strong>;
      case 'emphasis':
        return <em key={key}>{inner(node.children, draw)}</em>;
      case 'inlineCode':
        return (
          <code key={key} className={node.value.length <= SHORT ? 'whitespace-nowrap' : undefined}>
            {node.value}
          </code>
        );
      case 'code': {
        const typed = typedByBlock(node.lang, node.meta, node.value);
        if (typed && context.onType) return <CommandBlock key={key} typed={typed} onType={context.onType} />;
        return (
          <pre key={key} tabIndex={0}>
            <code>{node.value}</code>
          </pre>
        );
      }
      case 'list':
        return node.ordered ? (
          <ol key={key} start={node.start ?? 1}>
            {inner(node.children, draw)}
          </ol>
        ) : (
          <ul key={key}>{inner(node.children, draw)}</ul>
        );
      case 'listItem':
        return <li key={key}>{inner(tight(node.children, node.spread), draw)}</li>;
      case 'blockquote':
        return <blockquote key={key}>{inner(node.children, draw)}</blockquote>;
      case 'thematicBreak':
        return <hr key={key} />;
      case 'break':
        return <br key={key} />;
      case 'link':
        return link(node.url, node.children, key, draw, context);
      case 'image': {
        const src = safeImage(node.url);
        return src ? <img key={key} src={src} alt={node.alt ?? ''} /> : <em key={key}>{node.alt}</em>;
      }
      case 'table':
        return table(node, key, draw);
      default:
        return null;
    }
  };
};

/** A list without blank lines between its items has no paragraphs in them. */
const tight = (
  children: readonly BlockContent[] | readonly Nodes[],
  spread: boolean | null | undefined,
): readonly Nodes[] =>
  spread ? children : children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child]));

function link(url: string, children: readonly Nodes[], key: number, draw: Draw, { onType }: Context): ReactNode {
  const typed = typedByLink(url, children);
  if (typed)
    return onType ? <CommandSpan key={key} typed={typed} onType={onType} /> : <code key={key}>{typed.text}</code>;
  const href = safeHref(url);
  if (href === undefined) return <Fragment key={key}>{inner(children, draw)}</Fragment>;
  return href.startsWith('#') ? (
    <a key={key} href={href}>
      {inner(children, draw)}
    </a>
  ) : (
    <a key={key} href={href} target="_blank" rel="noopener noreferrer">
      {inner(children, draw)}
    </a>
  );
}

interface MarkdownProps {
  readonly text: string;
  readonly onType?: ((typed: Typed) => void) | undefined;
  readonly className?: string;
}

/** Markdown from a scenario, drawn from its syntax tree: no HTML, nothing fetched, no script. */
export const Markdown = memo(function Markdown({ text, onType, className }: MarkdownProps) {
  const root = useMemo(() => parseMarkdown(text), [text]);
  const draw = useMemo(() => drawIn({ onType }), [onType]);
  return <div className={clsx('prose', className)}>{inner(root.children, draw)}</div>;
});
