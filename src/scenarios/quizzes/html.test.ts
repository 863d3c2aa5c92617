import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './html.ts';
import { some } from '../../engine/testing/some.ts';

describe('HTML of a stranger as Markdown', () => {
  it.each([
    ['<p>Is <b>this</b> <code>it</code>?</p>', 'Is **this** `it`?'],
    ['one<br>two<ul><li>three</li><li>four</li></ul>', 'one\ntwo\n\n- three\n- four'],
    ['&lt;b&gt; &AMP; &#65;&#x42;', '\\<b\\> \\& AB'],
  ])('%s', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it.each(some(Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]/.test(name))))(
    'knows no mark and no entity %s',
    (name) => {
      expect(htmlToMarkdown(`a<${name}>b</${name}>c`)).toBe('abc');
      expect(htmlToMarkdown(`a&${name.slice(0, 8)};c`)).toBe(`a\\&${name.slice(0, 8)};c`);
    },
  );

  it.each([
    ['a<!-- never ended', 'a'],
    ['a<script>never ended', 'a'],
    ['a \t \n b \t\n', 'a\n b'],
    ['a\u2028- b', 'a\u2028\\- b'],
  ])('reads %j', (html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it.each(some([' ', '\t', '\u2028', '\u00a0\n', '<!--', '<script ']))('ends with a long run of %j', (sign) => {
    expect(htmlToMarkdown(`a${sign.repeat(300_000)}b`)).toMatch(/^a/);
  });
});
