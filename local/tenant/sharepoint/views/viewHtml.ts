import type { List } from '../../store/lists';
import type { View } from '../../store/views';
import { parseCamlView } from '../caml/camlView';
import { readCamlRows } from '../caml/camlRows';
import { displayHtml } from '../items/texts';
import type { Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { escapeXml } from '../wire/xml';
import { viewXmlOf } from './viewXml';

/** Columns that show another one, as a link. */
const SHOWN_BY: Readonly<Record<string, string>> = { LinkTitle: 'Title', LinkTitleNoMenu: 'Title', LinkFilename: 'FileLeafRef' };

/** `RenderAsHtml`: the first page of the view as a table; SharePoint's own scripts and styles are not part of it. */
export function renderAsHtml(call: Call, list: List, view: View): Answer {
  call.require('viewListItems', list);
  const all = call.tenant.fields.ofList(list.id);
  const fields = view.fields.flatMap(name => all.find(({ internalName }) => internalName === (SHOWN_BY[name] ?? name)) ?? []);
  const { items } = readCamlRows(call, list, { view: parseCamlView(viewXmlOf(view)), limit: view.settings.rowLimit, beyond: 'refuse' });
  const heads = fields.map(({ title }) => `<th scope="col">${escapeXml(title)}</th>`).join('');
  const rows = items.map(item => `<tr>${fields.map(field => `<td>${displayHtml(call, item, field)}</td>`).join('')}</tr>`).join('');
  return { kind: 'value', name: 'RenderAsHtml', value: `<table summary="${escapeXml(list.title)}"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>` };
}
