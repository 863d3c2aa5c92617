import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Markdown } from './Markdown.tsx';

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

it('leaves unmarked code alone, and marked code too where there is no console', () => {
  render(<Markdown text={'`show version`, [`reload`](#type)\n\n```ios\nshow clock\n```'} />);
  expect(screen.queryByRole('button')).toBeNull();
  expect(screen.getByText('reload').tagName).toBe('CODE');
});
