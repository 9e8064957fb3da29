import type { HostColours } from './brand';
import type { ThemeName } from './Surface';

/** What is read of a SharePoint section's theme (IReadonlyTheme of sp-component-base). */
export interface SectionTheme {
  readonly isInverted?: boolean;
  readonly palette?: { readonly themePrimary?: string; readonly themeDarkAlt?: string; readonly themeLighterAlt?: string };
  readonly semanticColors?: { readonly link?: string };
}

export interface HostTheme {
  readonly theme: ThemeName;
  readonly host?: HostColours;
}

/** Light or dark and the brand's colours, as the section's theme says. */
export function themeOfSection(section: SectionTheme | undefined): HostTheme {
  const { palette, semanticColors } = section ?? {};
  return {
    theme: section?.isInverted ? 'dark' : 'light',
    host: {
      primary: palette?.themePrimary,
      primaryDark: palette?.themeDarkAlt,
      primaryFaint: palette?.themeLighterAlt,
      link: semanticColors?.link,
    },
  };
}

/** The theme that Teams names `default`, `dark` or `contrast`. Source: TeamsJS, app.AppInfo.theme. */
export function themeOfTeams(name: string | undefined): HostTheme {
  return { theme: name === 'dark' || name === 'contrast' ? name : 'light' };
}
