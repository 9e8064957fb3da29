import { html, type Html } from '../html';
import type { ThemeName } from '../client/pageData';

export interface DocumentParts {
  title: string;
  theme: ThemeName;
  /** Names of style sheets below /_host/styles/. */
  styles: readonly string[];
  bodyClass: string;
  body: Html;
  /** Data and scripts, at the end of the body. */
  scripts?: Html;
}

export function documentOf({ title, theme, styles, bodyClass, body, scripts }: DocumentParts): string {
  return html`<!doctype html>
<html lang="en-GB" dir="ltr" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${styles.map((name) => html`<link rel="stylesheet" href="/_host/styles/${name}.css">`)}
</head>
<body class="${bodyClass}">
${body}
${scripts}
</body>
</html>`.toString();
}

export function moduleScript(path: string): Html {
  return html`<script type="module" src="/_host/client/${path}.js"></script>`;
}
