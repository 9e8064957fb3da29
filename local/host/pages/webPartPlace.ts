import { dataElement, html, type Html } from '../html';
import type { PageData } from '../client/pageData';
import type { ComponentManifest } from '../runtime/manifest';
import { applicationBase } from '../runtime/runtime';
import { moduleScript } from './layout';

/** Where the web part goes; the framework finds it by its id. */
export function webPartPlace(): Html {
  return html`<div class="section"><div id="web-part" class="web-part" data-state="loading"></div></div>`;
}

/** What starts the framework: the page's data, Microsoft's loader, and the few lines that call it. */
export function frameworkScripts(page: PageData, pageContext: Record<string, unknown>, manifests: readonly ComponentManifest[]): Html {
  const preloaded = {
    clientSideApplicationId: applicationBase.id,
    buildNumber: 'local',
    manifests,
    spPageContextInfo: pageContext,
  };
  return html`${dataElement('page-data', page)}
${dataElement('preloaded-data', preloaded)}
<script src="/_host/runtime/sp-loader/sp-loader-assembly_en-us.js"></script>
${moduleScript('boot')}`;
}
