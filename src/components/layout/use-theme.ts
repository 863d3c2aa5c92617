import { useEffect } from 'react';
import { useSettings } from '../../store/settings.ts';
import { applyTheme } from './theme.ts';

/** Shows the theme the reader chose. */
export const useTheme = (): void => {
  const theme = useSettings((state) => state.theme);
  useEffect(() => applyTheme(theme), [theme]);
};
