// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { arrangementOf } from './arrangement.ts';
import { arrangeFrame, drawsSeveral, earlyInset, shapeOf } from './early-frame.ts';

const usual = arrangementOf({});
const wide = { width: 1440, height: 900, consoles: 1, several: false, wired: false };

it('puts the first terminal right of the guide, below topology and toolbar', () => {
  expect(earlyInset(wide, usual)).toEqual({ top: 238, right: 0, bottom: 68, left: 432.7 });
});

it('follows what the reader resized or folded', () => {
  const resized = arrangementOf({ 'lab-columns': { guide: 50 }, 'lab-rows': { topology: 10 } });
  expect(earlyInset(wide, resized)).toMatchObject({ top: 163, left: 720.5 });
  const folded = arrangementOf({ 'lab-choices': { guideFolded: 1, topologyFolded: 1 } });
  expect(earlyInset(wide, folded)).toMatchObject({ top: 119, left: 42 });
});

it('leaves room for the tabs of several consoles, and a topology of several devices', () => {
  expect(earlyInset({ ...wide, consoles: 2, several: true }, usual).top).toBe(334);
  expect(earlyInset({ ...wide, several: true }, usual).top).toBe(298);
  const lab = { consoles: ['R1'], network: undefined, source: undefined };
  expect([
    drawsSeveral(lab),
    drawsSeveral({ ...lab, consoles: ['R1', 'R2'] }),
    drawsSeveral({ ...lab, network: { hosts: [], wires: [] } }),
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

it('knows of the lab that the page begins with how it will be drawn, and of others when they are open', () => {
  const { dataset } = document.documentElement;
  Object.assign(dataset, { lab: 'sandbox-7206', consoles: '1', wired: '' });
  const opening = { consoles: [], network: undefined, source: { kind: 'catalogue', id: 'sandbox-7206' } } as const;
  expect(shapeOf(opening)).toEqual({ consoles: 1, several: true, wired: true });
  const frame = document.createElement('div');
  arrangeFrame(frame, arrangementOf({ 'lab-choices': { topologyTable: 3 } }));
  expect(frame.style.getPropertyValue('--topology')).not.toBe('');
  expect(shapeOf({ ...opening, source: { kind: 'catalogue', id: 'sandbox-2911' } })).toMatchObject({ several: false });
  for (const name of ['lab', 'consoles', 'wired']) delete dataset[name];
});

it('leaves room for a topology that is read', () => {
  const reads = arrangementOf({ 'lab-choices': { topologyTable: 3 } });
  expect(earlyInset({ ...wide, several: true, wired: true }, reads).top).toBe(528);
  expect(earlyInset({ ...wide, several: true }, reads).top).toBe(298);
  const chosen = arrangementOf({ 'lab-choices': { topologyTable: 3 }, 'lab-reading-rows': { topology: 40 } });
  expect(earlyInset({ ...wide, several: true, wired: true }, chosen).top).toBe(406);
});
