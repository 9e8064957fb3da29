import type { View } from '../../store/views';
import { escapeXml } from '../wire/xml';

/** The view as CAML, `<View><Query/><ViewFields/><RowLimit/></View>`. */
export function viewXmlOf({ guid, title, url, fields, settings }: View): string {
  const attributes = [
    `Name="{${guid.toUpperCase()}}"`,
    settings.isDefault ? 'DefaultView="TRUE"' : '',
    `Type="${settings.viewType}"`,
    `DisplayName="${escapeXml(title)}"`,
    `Url="${escapeXml(url)}"`,
  ].filter(part => part !== '');
  const references = fields.map(name => `<FieldRef Name="${escapeXml(name)}" />`).join('');
  const formatter = settings.formatter ? `<CustomFormatter>${escapeXml(settings.formatter)}</CustomFormatter>` : '';
  const limit = `<RowLimit Paged="${settings.paged ? 'TRUE' : 'FALSE'}">${settings.rowLimit}</RowLimit>`;
  return `<View ${attributes.join(' ')}><Query>${settings.query}</Query><ViewFields>${references}</ViewFields>${limit}${formatter}</View>`;
}
