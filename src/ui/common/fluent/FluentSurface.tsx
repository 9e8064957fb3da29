import './noFluentDownloads';
import { createTheme } from '@fluentui/react/lib/Styling';
import { ThemeProvider } from '@fluentui/react/lib/Theme';
import * as React from 'react';

import { Surface, useSurface } from '../Surface';

/** Fluent's palette in the surface's own colours, so that a theme is said once. */
const theme = createTheme({
  defaultFontStyle: { fontFamily: 'inherit' },
  palette: {
    themePrimary: 'var(--brand-text)',
    themeLighterAlt: 'var(--brand-tint)',
    themeLighter: 'var(--brand-tint)',
    themeLight: 'var(--brand-tint)',
    themeTertiary: 'var(--brand-text)',
    themeSecondary: 'var(--brand-text)',
    themeDarkAlt: 'var(--brand-strong)',
    themeDark: 'var(--brand-strong)',
    themeDarker: 'var(--brand-strong)',
    neutralLighterAlt: 'var(--bg-2)',
    neutralLighter: 'var(--bg-3)',
    neutralLight: 'var(--bg-4)',
    neutralQuaternaryAlt: 'var(--bg-4)',
    neutralQuaternary: 'var(--line-2)',
    neutralTertiaryAlt: 'var(--line-2)',
    neutralTertiary: 'var(--fg-3)',
    neutralSecondary: 'var(--fg-3)',
    neutralPrimaryAlt: 'var(--fg-2)',
    neutralPrimary: 'var(--fg)',
    neutralDark: 'var(--fg)',
    black: 'var(--fg)',
    white: 'var(--bg)',
  },
  semanticColors: {
    bodyText: 'var(--fg)',
    inputText: 'var(--fg)',
    inputBorder: 'var(--ctl)',
    inputBorderHovered: 'var(--fg)',
    inputFocusBorderAlt: 'var(--focus)',
    inputPlaceholderText: 'var(--fg-3)',
    inputBackground: 'var(--bg)',
    errorText: 'var(--bad)',
    disabledText: 'var(--fg-3)',
    disabledBackground: 'var(--bg-3)',
  },
});

/** A surface for what Fluent draws outside the page's own: panels, dialogs, callouts. */
export function FluentSurface({ className, children }: { readonly className?: string; readonly children: React.ReactNode }): JSX.Element {
  const { theme: name, host } = useSurface();
  return (
    <Surface theme={name} host={host} className={className}>
      <ThemeProvider theme={theme} applyTo="none">
        {children}
      </ThemeProvider>
    </Surface>
  );
}
