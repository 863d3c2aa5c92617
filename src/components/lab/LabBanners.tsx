import { useMemo } from 'react';
import { useLab } from '../../store/lab.ts';
import { bannersOf, type Banner } from '../layout/banners.ts';
import { Banners } from '../layout/Banners.tsx';
import { saveRecord } from '../layout/save-record.ts';

/** Acts on a banner. The button goes with it: the keyboard goes on to the console. */
const act = (what: Banner['actions'][number]): void => {
  const { undo, dismissFault, dismissUnread, takeOver, focusConsole } = useLab.getState();
  switch (what) {
    case 'undo':
      return void undo().then(() => focusConsole(undefined));
    case 'save-record':
      return saveRecord();
    case 'dismiss':
      dismissFault();
      return focusConsole(undefined);
    case 'dismiss-unread':
      dismissUnread();
      return focusConsole(undefined);
    case 'take-over':
      return void takeOver().then(() => focusConsole(undefined));
  }
};

/** What the open lab has to say about itself. */
export function LabBanners() {
  const status = useLab((state) => state.status);
  const fault = useLab((state) => state.fault);
  const readOnly = useLab((state) => state.readOnly);
  const examOver = useLab((state) => state.examOver);
  const replayed = useLab((state) => state.replayed);
  const unread = useLab((state) => state.unread);
  const banners = useMemo(
    () => bannersOf({ status, fault, readOnly, examOver, replayed, unread }),
    [status, fault, readOnly, examOver, replayed, unread],
  );
  return <Banners banners={banners} onAct={act} />;
}
