import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { IconButton } from '../ui/IconButton.tsx';
import type { Theme } from './theme.ts';

interface ThemeSwitchProps {
  readonly theme: Theme;
  readonly onChange: (theme: Theme) => void;
}

const themes: Readonly<Record<Theme, { readonly icon: LucideIcon; readonly word: string; readonly next: Theme }>> = {
  system: { icon: Monitor, word: 'as the device', next: 'light' },
  light: { icon: Sun, word: 'light', next: 'dark' },
  dark: { icon: Moon, word: 'dark', next: 'system' },
};

/** Steps through device, light, dark. */
export function ThemeSwitch({ theme, onChange }: ThemeSwitchProps) {
  const { icon, word, next } = themes[theme];
  return (
    <IconButton icon={icon} label={`Theme: ${word}. Switch to ${themes[next].word}`} onClick={() => onChange(next)} />
  );
}
