import { describe, expect, it } from 'vitest';
import { keyUse, type KeyPress } from './keys.ts';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...over,
});
const control = (key: string, over: Partial<KeyPress> = {}): KeyPress => press(key, { ctrlKey: true, ...over });
const kind = (event: KeyPress, selected = false): string => keyUse(event, selected).kind;

describe('Ctrl-Shift-6', () => {
  it.each([
    ['US and UK', control('^', { code: 'Digit6', shiftKey: true })],
    ['German, as Ctrl-^', control('^', { code: 'Backquote' })],
    ['German, as a dead key', control('Dead', { code: 'Backquote' })],
    ['German, as the keys say', control('&', { code: 'Digit6', shiftKey: true })],
    ['French, as a dead key', control('Dead', { code: 'BracketLeft' })],
    ['French, as the keys say', control('6', { code: 'Digit6', shiftKey: true })],
  ])('reaches the device on a %s keyboard', (_, event) => {
    expect(keyUse(event, false)).toEqual({ kind: 'send', text: '\x1e' });
  });
});

describe('the way out', () => {
  it('is Shift+Tab, while Tab completes commands', () => {
    expect(kind(press('Tab', { shiftKey: true }))).toBe('browser');
    expect(kind(press('Tab'))).toBe('terminal');
  });

  it.each(['F5', 'F6', 'F11', 'F12'])('%s stays with the page', (key) => {
    expect(kind(press(key))).toBe('browser');
    expect(kind(press(key, { shiftKey: true }))).toBe('browser');
  });
});

describe('copy and paste', () => {
  it('Ctrl-C copies what is selected and reaches the device when nothing is', () => {
    expect(kind(control('c'), true)).toBe('copy');
    expect(kind(control('c'))).toBe('terminal');
  });

  it('Ctrl-V and Shift-Insert paste', () => {
    expect(kind(control('v'))).toBe('browser');
    expect(kind(press('Insert', { shiftKey: true }))).toBe('browser');
  });
});

it.each(['a', 'b', 'd', 'e', 'f', 'k', 'l', 'n', 'p', 'r', 't', 'u', 'w', 'x', 'y', 'z'])(
  'Ctrl-%s edits the line on the device',
  (key) => expect(kind(control(key))).toBe('terminal'),
);

it('Esc and Alt with a letter move by words on the device', () => {
  expect(kind(press('Escape'))).toBe('terminal');
  expect(kind(press('b', { altKey: true }))).toBe('terminal');
});

it('Ctrl with plus and minus zooms the page', () => {
  expect(kind(control('+', { shiftKey: true }))).toBe('browser');
  expect(kind(control('-'))).toBe('browser');
});
