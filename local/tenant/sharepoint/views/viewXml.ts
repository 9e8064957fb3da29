import type { View, ViewSettings } from '../../store/views';
import { childNamed, escapeXml, parseXml, type Element } from '../wire/xml';

const SCOPES: readonly string[] = ['', 'Recursive', 'RecursiveAll', 'FilesOnly'];

/** The view as CAML: what `ListViewXml` and `HtmlSchemaXml` tell. */
export function viewXmlOf({ guid, title, url, fields, settings }: View): string {
  const attributes = [
    `Name="{${guid.toUpperCase()}}"`,
    settings.isDefault ? 'DefaultView="TRUE"' : '',
    settings.hidden ? 'Hidden="TRUE"' : '',
    settings.personal ? 'Personal="TRUE"' : '',
    settings.scope > 0 ? `Scope="${SCOPES[settings.scope]}"` : '',
    `Type="${settings.viewType}"`,
    `DisplayName="${escapeXml(title)}"`,
    `Url="${escapeXml(url)}"`,
    'Level="1" BaseViewID="1" ContentTypeID="0x" ImageUrl="/_layouts/15/images/generic.png"',
  ].filter(part => part !== '');
  const parts = [
    `<Query>${settings.query}</Query>`,
    `<ViewFields>${fields.map(name => `<FieldRef Name="${escapeXml(name)}" />`).join('')}</ViewFields>`,
    `<RowLimit Paged="${settings.paged ? 'TRUE' : 'FALSE'}">${settings.rowLimit}</RowLimit>`,
    settings.aggregations ? `<Aggregations Value="On">${settings.aggregations}</Aggregations>` : '',
    settings.viewData ? `<ViewData>${settings.viewData}</ViewData>` : '',
    settings.viewType2 ? `<ViewType2>${escapeXml(settings.viewType2)}</ViewType2>` : '',
    settings.formatter ? `<CustomFormatter>${escapeXml(settings.formatter)}</CustomFormatter>` : '',
    settings.kept?.JSLink ? `<JSLink>${escapeXml(String(settings.kept.JSLink))}</JSLink>` : '',
    String(settings.kept?.Toolbar ?? '<Toolbar Type="Standard" />'),
  ];
  return `<View ${attributes.join(' ')}>${parts.join('')}</View>`;
}

export interface ParsedView {
  /** Names as they stand in the XML. */
  readonly fields?: readonly string[];
  readonly settings: Partial<ViewSettings>;
}

/** Reads what `SetViewXml` sets: the parts that the XML has; the others stay as they are. @throws 400 */
export function parseViewXml(xml: string): ParsedView {
  const view = parseXml(xml);
  const query = childNamed(view, 'Query');
  const limit = childNamed(view, 'RowLimit');
  const inner = (name: string): string | undefined => {
    const child = childNamed(view, name);
    return child && (child.children.length > 0 ? child.children.map(serialise).join('') : child.text);
  };
  const settings: Partial<ViewSettings> = {
    query: query?.children.map(serialise).join(''),
    rowLimit: limit && limit.text.trim() !== '' ? Number(limit.text) : undefined,
    paged: limit && limit.attributes.Paged?.toUpperCase() === 'TRUE',
    scope: view.attributes.Scope === undefined ? undefined : Math.max(0, SCOPES.indexOf(view.attributes.Scope)),
    viewType: view.attributes.Type?.toUpperCase(),
    aggregations: inner('Aggregations'),
    viewData: inner('ViewData'),
    viewType2: childNamed(view, 'ViewType2')?.text,
    formatter: childNamed(view, 'CustomFormatter')?.text,
  };
  return {
    fields: childNamed(view, 'ViewFields')?.children.map(reference => reference.attributes.Name ?? ''),
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  };
}

function serialise({ name, attributes, children, text }: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('');
  const inner = children.map(serialise).join('') + (children.length === 0 ? escapeXml(text) : '');
  return inner === '' ? `<${name}${written} />` : `<${name}${written}>${inner}</${name}>`;
}
