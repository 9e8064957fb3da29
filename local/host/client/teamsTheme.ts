import type { ThemeName } from './pageData';

/** Teams calls its themes default, dark and contrast. */
export function themeOfTeams(name: unknown): ThemeName {
  return name === 'dark' || name === 'contrast' ? name : 'light';
}

/**
 * Follows the theme of the Teams frame around the page. The message is heard beside TeamsJS, whose one handler belongs
 * to the web part.
 */
export function followTeamsTheme(change: (theme: ThemeName) => void): void {
  window.addEventListener('message', (event: MessageEvent<{ func?: string; args?: unknown[] } | undefined>) => {
    if (event.source === window.parent && event.data?.func === 'themeChange') change(themeOfTeams(event.data.args?.[0]));
  });
}
