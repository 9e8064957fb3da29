/** The colours that a host (a SharePoint site, Teams) uses for its brand, as its theme tells them. */
export interface HostColours {
  /** The main colour, `#0f6cbd`. */
  readonly primary?: string;
  /** The main colour, one step darker. */
  readonly primaryDark?: string;
  /** The faintest tint of the main colour. */
  readonly primaryFaint?: string;
  readonly link?: string;
}

interface Backgrounds {
  readonly surface: string;
  readonly onBrand: string;
  readonly text: string;
}

const backgrounds: { readonly [theme: string]: Backgrounds } = {
  light: { surface: '#ffffff', onBrand: '#ffffff', text: '#242424' },
  dark: { surface: '#1f1f1f', onBrand: '#ffffff', text: '#ffffff' },
};

/** WCAG 2.2 asks for 4.5 between text and what is behind it (1.4.3), and 3 for parts of controls (1.4.11). */
const textContrast = 4.5;
const partContrast = 3;

function channels(colour: string): readonly number[] | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour.trim())?.[1];
  if (!hex) return undefined;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map(at => parseInt(full.slice(at, at + 2), 16) / 255);
}

function luminance(colour: readonly number[]): number {
  const [red, green, blue] = colour.map(c => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours as WCAG defines it; undefined when one of them is not written as `#rgb` or `#rrggbb`. */
export function contrast(one: string, other: string): number | undefined {
  const first = channels(one);
  const second = channels(other);
  if (!first || !second) return undefined;
  const [light, dark] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function reads(foreground: string, background: string, least: number): boolean {
  return (contrast(foreground, background) ?? 0) >= least;
}

/**
 * The custom properties that make the suite follow its host, colour by colour: one that would not be readable
 * is left out, and the suite's own stands.
 */
export function brandProperties(host: HostColours | undefined, theme: string): Record<string, string> {
  const behind = backgrounds[theme];
  if (!host || !behind) return {};
  const found: Record<string, string> = {};
  const { primary, primaryDark, primaryFaint, link } = host;
  if (primary && reads(behind.onBrand, primary, textContrast) && reads(primary, behind.surface, partContrast)) {
    found['--host-brand'] = primary;
    const strong = primaryDark && reads(behind.onBrand, primaryDark, textContrast) ? primaryDark : primary;
    found['--host-brand-strong'] = strong;
  }
  if (primaryFaint && reads(behind.text, primaryFaint, textContrast)) found['--host-brand-tint'] = primaryFaint;
  const text = [link, primary].find(colour => {
    const tint = found['--host-brand-tint'] ?? behind.surface;
    return colour && reads(colour, behind.surface, textContrast) && reads(colour, tint, textContrast);
  });
  if (text) found['--host-brand-text'] = text;
  return found;
}
