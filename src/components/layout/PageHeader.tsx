import { useLab } from '../../store/lab.ts';
import { useSettings } from '../../store/settings.ts';
import { Header } from './Header.tsx';
import type { Route } from './route.ts';
import { saveRecord } from './save-record.ts';
import { StorageState } from './StorageState.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** The header with the state of storage and the theme. */
export function PageHeader({ page }: { readonly page: Route['page'] }) {
  const persistence = useLab((state) => state.persistence);
  const hasLab = useLab((state) => state.attempt !== undefined);
  const theme = useSettings((state) => state.theme);
  return (
    <Header page={page}>
      {(hasLab || !persistence.persistent) && (
        <StorageState
          lost={persistence.persistent ? undefined : persistence.reason}
          onSaveFile={hasLab ? saveRecord : undefined}
        />
      )}
      <ThemeSwitch theme={theme} onChange={useSettings.getState().setTheme} />
    </Header>
  );
}
