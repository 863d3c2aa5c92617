// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { arrangementOf } from './arrangement.ts';
import { arrangeFrame, drawsSeveral, earlyInset } from './early-frame.ts';

const usual = arrangementOf({});
const wide = { width: 1440, height: 900, consoles: 1, several: false };

it('puts the first terminal right of the guide, below topology and toolbar', () => {
  expect(earlyInset(wide, usual)).toEqual({ top: 238, right: 0, bottom: 68, left: 432 });
});

it('follows what the reader resized or folded', () => {
  const resized = arrangementOf({ 'lab-columns': { guide: 50 }, 'lab-rows': { topology: 10 } });
  expect(earlyInset(wide, resized)).toMatchObject({ top: 163, left: 720 });
  const folded = arrangementOf({ 'lab-choices': { guideFolded: 1, topologyFolded: 1 } });
  expect(earlyInset(wide, folded)).toMatchObject({ top: 119, left: 42 });
});

it('leaves room for the tabs of several consoles, and a topology of several devices', () => {
  expect(earlyInset({ ...wide, consoles: 2, several: true }, usual).top).toBe(335);
  expect(earlyInset({ ...wide, several: true }, usual).top).toBe(298);
  expect([
    drawsSeveral({ consoles: ['R1'], network: undefined }),
    drawsSeveral({ consoles: ['R1', 'R2'], network: undefined }),
    drawsSeveral({ consoles: ['R1'], network: { hosts: [], wires: [] } }),
  ]).toEqual([false, true, true]);
});

it('takes the whole width on a narrow page', () => {
  expect(earlyInset({ ...wide, width: 360, height: 740 }, usual)).toMatchObject({ left: 0, right: 0, top: 152 });
});

it('sets the frame in the HTML up only where the reader chose something', () => {
  const frame = document.createElement('div');
  const chosen = () => [frame.style.getPropertyValue('--guide'), frame.style.getPropertyValue('--topology')];
  arrangeFrame(frame, usual);
  expect(chosen()).toEqual(['', '']);
  arrangeFrame(frame, arrangementOf({ 'lab-choices': { guideFolded: 1, topologyFolded: 1 } }));
  expect(chosen()).toEqual(['42px', '37px']);
});
