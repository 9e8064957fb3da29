import type { Framework, ThemeProvider } from './framework';
import type { SectionBackground, ThemeName } from './pageData';

interface Shades {
  readonly isInverted: boolean;
  readonly background: string;
  readonly raised: string;
  readonly text: string;
  readonly secondLine: string;
  readonly divider: string;
  readonly link: string;
  readonly linkHovered: string;
  readonly brand: string;
  readonly brandHovered: string;
  readonly onBrand: string;
  readonly edge: string;
  readonly error: string;
}

const light: Shades = {
  isInverted: false,
  background: '#ffffff',
  raised: '#f5f5f5',
  text: '#242424',
  secondLine: '#616161',
  divider: '#e0e0e0',
  link: '#0f6cbd',
  linkHovered: '#0c5ca3',
  brand: '#0f6cbd',
  brandHovered: '#0c5ca3',
  onBrand: '#ffffff',
  edge: '#616161',
  error: '#b10e1c',
};

const dark: Shades = {
  isInverted: true,
  background: '#1f1f1f',
  raised: '#2a2a2a',
  text: '#ffffff',
  secondLine: '#adadad',
  divider: '#3d3d3d',
  link: '#62abf5',
  linkHovered: '#96c6fa',
  brand: '#1f6fb8',
  brandHovered: '#1a62a5',
  onBrand: '#ffffff',
  edge: '#adadad',
  error: '#f1959b',
};

const contrast: Shades = {
  isInverted: true,
  background: '#000000',
  raised: '#000000',
  text: '#ffffff',
  secondLine: '#ffffff',
  divider: '#ffffff',
  link: '#ffff01',
  linkHovered: '#ffff01',
  brand: '#1aebff',
  brandHovered: '#1aebff',
  onBrand: '#000000',
  edge: '#ffffff',
  error: '#ffff01',
};

const themes: Record<ThemeName, Shades> = { light, dark, contrast };

/** The shades of a section, as SharePoint varies the site's theme for its background. */
function shadesOf(theme: ThemeName, section: SectionBackground): Shades {
  const shades = themes[theme];
  if (theme === 'contrast' || section === 'none') return shades;
  if (section === 'neutral') return { ...shades, background: theme === 'light' ? '#f5f5f5' : '#141414' };
  if (section === 'soft') return { ...shades, background: theme === 'light' ? '#ebf3fc' : '#10304f' };
  return {
    ...dark,
    background: shades.brand,
    raised: shades.brandHovered,
    secondLine: '#ffffff',
    divider: '#9cc3e6',
    link: '#ffffff',
    linkHovered: '#ffffff',
    brand: '#ffffff',
    brandHovered: '#e6f0fa',
    onBrand: '#0f4a80',
    edge: '#ffffff',
    error: '#ffffff',
  };
}

export function showTheme(
  framework: Framework,
  provider: ThemeProvider,
  target: HTMLElement,
  choice: { theme: ThemeName; section: SectionBackground }
): void {
  const shades = shadesOf(choice.theme, choice.section);
  const palette = paletteOf(shades);
  const semanticColors = semanticColorsOf(shades);
  document.documentElement.dataset.theme = choice.theme;
  target.dataset.section = choice.section;
  for (const [name, value] of Object.entries(semanticColors)) target.style.setProperty(`--${name}`, value);
  framework.themedStyles.loadTheme({ ...palette, ...semanticColors });
  provider._setTheme({ isInverted: shades.isInverted, palette, semanticColors });
}

function paletteOf(shades: Shades): Record<string, string> {
  return {
    themePrimary: shades.brand,
    themeDark: shades.brandHovered,
    themeDarkAlt: shades.brandHovered,
    themeLighter: shades.raised,
    neutralPrimary: shades.text,
    neutralDark: shades.text,
    neutralSecondary: shades.secondLine,
    neutralTertiary: shades.edge,
    neutralLight: shades.divider,
    neutralLighter: shades.raised,
    white: shades.background,
    black: shades.text,
    redDark: shades.error,
  };
}

function semanticColorsOf(shades: Shades): Record<string, string> {
  return {
    bodyBackground: shades.background,
    bodyStandoutBackground: shades.raised,
    bodyText: shades.text,
    bodySubtext: shades.secondLine,
    bodyDivider: shades.divider,
    link: shades.link,
    linkHovered: shades.linkHovered,
    primaryButtonBackground: shades.brand,
    primaryButtonBackgroundHovered: shades.brandHovered,
    primaryButtonText: shades.onBrand,
    inputBackground: shades.background,
    inputBorder: shades.edge,
    inputText: shades.text,
    focusBorder: shades.text,
    errorText: shades.error,
  };
}
