import { html, type Html } from '../html';
import { icon } from '../icons';
import type { Tenant } from '../tenant';

interface Entry {
  readonly Name: string;
  readonly ServerRelativeUrl: string;
  readonly TimeLastModified: string;
}

interface FileEntry extends Entry {
  /** Bytes, as text. */
  readonly Length: string;
}

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** What a folder of a library holds, read over REST as the signed-in person. @throws TenantRefusal */
export async function folderContent(tenant: Tenant, sitePath: string, folder: string): Promise<{ siteTitle: string; content: Html }> {
  const path = encodeURIComponent(folder.replace(/'/g, "''"));
  const address = `${sitePath}/_api/web/GetFolderByServerRelativePath(decodedUrl='${path}')`;
  const [web, folders, files] = await Promise.all([
    tenant.sharePoint<{ Title: string }>(`${sitePath}/_api/web?$select=Title`),
    tenant.sharePoint<{ value: Entry[] }>(`${address}/Folders`),
    tenant.sharePoint<{ value: FileEntry[] }>(`${address}/Files`),
  ]);
  const rows = [...folders.value.map(folderRow), ...files.value.map(fileRow)];
  return { siteTitle: web.Title, content: html`<div class="library">${trail(decodeURIComponent(sitePath), folder)}${rows.length > 0 ? table(rows) : html`<p>This folder is empty.</p>`}</div>` };
}

function table(rows: readonly Html[]): Html {
  return html`<table><thead><tr><th scope="col">Name</th><th scope="col">Modified</th><th scope="col">Size</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function folderRow({ Name, ServerRelativeUrl, TimeLastModified }: Entry): Html {
  return html`<tr><td>${icon('folder')}<a href="${addressOf(ServerRelativeUrl)}">${Name}</a></td><td>${moment.format(new Date(TimeLastModified))}</td><td></td></tr>`;
}

function fileRow({ Name, ServerRelativeUrl, TimeLastModified, Length }: FileEntry): Html {
  const size = `${Math.max(1, Math.round(Number(Length) / 1024)).toLocaleString('en-GB')} KB`;
  return html`<tr><td>${icon('page')}<a href="${addressOf(ServerRelativeUrl)}">${Name}</a></td><td>${moment.format(new Date(TimeLastModified))}</td><td>${size}</td></tr>`;
}

/** Library › contract › Meetings › meeting, each a link but the last. */
function trail(site: string, folder: string): Html {
  const names = folder.slice(site.length + 1).split('/');
  const parts = names.map((name, index) => {
    const address = addressOf(`${site}/${names.slice(0, index + 1).join('/')}`);
    return index === names.length - 1 ? html`<li aria-current="page">${name}</li>` : html`<li><a href="${address}">${name}</a></li>`;
  });
  return html`<h1>${names[names.length - 1]}</h1><nav aria-label="Folders"><ol>${parts}</ol></nav>`;
}

function addressOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
