import { driveResource, plainItem } from '../drives/driveResources';
import { itemBeside } from '../drives/rowItem';
import { pickFields } from '../lists/fieldValues';
import { idsOf, itemResource } from '../lists/itemResource';
import { listResource } from '../lists/listResource';
import { plainSite, siteId } from '../sites/siteResource';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { Candidate } from './candidates';

interface Shown {
  readonly rank: number;
  readonly words: readonly string[];
  readonly fields: readonly string[];
}

/** A searchHit: where it stands, a piece of its text with the words marked, and the thing itself. */
export function hitOf(call: GraphCall, candidate: Candidate, { rank, words, fields }: Shown): object {
  const resource = resourceOf(call, candidate, fields);
  const { hitId, ...shown } = resource;
  return { hitId, rank, summary: summaryOf(candidate.text, words), resource: { '@odata.type': `#microsoft.graph.${candidate.type}`, ...shown } };
}

function resourceOf(call: GraphCall, candidate: Candidate, fields: readonly string[]): Row {
  const { site, list, item, type } = candidate;
  if (type === 'site') return withId(plainSite(call, site), 'id');
  if (!list) return {};
  if (type === 'list') return withId(listResource(call, site, list), 'id');
  if (type === 'drive') {
    const drive = call.world.drives.driveOfList(site, list.guid);
    return drive ? withId(driveResource(call, drive), 'id') : {};
  }
  if (!item) return {};
  const row = { list, item };
  const picked = fields.length === 0 ? {} : { fields: pickFields(call.world.tenant, row, fields) };
  const ids = { sharepointIds: idsOf(call, site, row) };
  if (type === 'listItem') return { ...itemResource(call, site, row), id: item.guid, parentReference: { siteId: siteId(call, site) }, ...ids, ...picked, hitId: item.guid };
  const file = itemBeside(call, site, list, item);
  if (!file) return {};
  return { ...withId(plainItem(call, file), 'id'), ...(fields.length === 0 ? {} : { listItem: { id: item.guid, ...picked } }) };
}

function withId(row: Row, name: string): Row {
  return { ...row, hitId: row[name] };
}

/** Words around the first one found; `<c0>` marks what was sought and `<ddd/>` what was left out. */
function summaryOf(text: string, words: readonly string[]): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  const lower = plain.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - 60);
  const piece = plain.slice(start, start + 200);
  const pattern = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const marked = pattern === '' ? piece : piece.replace(new RegExp(`(${pattern})`, 'giu'), '<c0>$1</c0>');
  return `${start > 0 ? '<ddd/>' : ''}${marked}${start + 200 < plain.length ? ' <ddd/>' : ''}`;
}
