declare global {
  interface Window {
    FabricConfig?: { readonly fontBaseUrl?: string; readonly iconBaseUrl?: string };
  }
}

/**
 * Fluent registers fonts from Microsoft's CDN as soon as it is loaded; an empty address tells it not to. This module
 * comes before every import of Fluent. Icons are this suite's own SVG, so Fluent's icon fonts are never asked for.
 */
window.FabricConfig = window.FabricConfig ?? { fontBaseUrl: '' };

export const noFluentDownloads = true;
