import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { LabTabs, type LabTab } from './LabTabs.tsx';

function Tabs() {
  const [tab, setTab] = useState<LabTab>('console');
  const panels = { guide: 'the story', console: 'Router>', topology: 'R1' };
  return <LabTabs tab={tab} onTab={setTab} panels={panels} />;
}

it('shows one part and keeps the others', async () => {
  render(<Tabs />);
  expect(screen.getByRole('tabpanel', { name: 'Console' }).textContent).toBe('Router>');
  await userEvent.click(screen.getByRole('tab', { name: 'Guide' }));
  expect(screen.getByRole('tabpanel', { name: 'Guide' }).textContent).toBe('the story');
  expect(screen.getByText('Router>').hidden).toBe(true);
});

it('moves with the arrow keys, around and around', async () => {
  render(<Tabs />);
  screen.getByRole('tab', { name: 'Console' }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Topology', selected: true }));
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Guide', selected: true }));
  await userEvent.keyboard('{ArrowLeft}{Home}{End}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Topology', selected: true }));
});
