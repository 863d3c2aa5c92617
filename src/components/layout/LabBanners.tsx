import { useMemo } from 'react';
import { useLab } from '../../store/lab.ts';
import { bannersOf, type Banner } from './banners.ts';
import { Banners } from './Banners.tsx';
import { saveRecord } from './save-record.ts';

const act = (what: Banner['actions'][number]): void => {
  const { undo, dismissFault } = useLab.getState();
  switch (what) {
    case 'undo':
      return void undo();
    case 'save-record':
      return saveRecord();
    case 'dismiss':
      return dismissFault();
  }
};

/** What the open lab has to say about itself. */
export function LabBanners() {
  const status = useLab((state) => state.status);
  const fault = useLab((state) => state.fault);
  const banners = useMemo(() => bannersOf({ status, fault }), [status, fault]);
  return <Banners banners={banners} onAct={act} />;
}
