import type { SqlValue } from '../../store/database';
import { toStamp } from '../../clock';
import { isLookup, isPerson, type Field } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import { USER } from '../../store/principals';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { childNamed, type Element } from '../wire/xml';
import { about, beginning, comparison, containing, joined, matching, negated, oneOf, presence, within, type Condition } from '../odata/conditions';
import type { Operator } from '../odata/filter';
import { contentTypeTarget, linkedTarget, valueTarget, type Target } from '../odata/targets';
import { jsonPath } from '../../store/fields';
import { attributeOf } from './camlView';
import { camlDate, camlValue, dayOf } from './camlValue';

const OPERATORS: Readonly<Record<string, Operator>> = { Eq: 'eq', Neq: 'ne', Gt: 'gt', Geq: 'ge', Lt: 'lt', Leq: 'le' };
/** Columns that show another one. */
const SHOWN: Readonly<Record<string, string>> = { LinkTitle: 'Title', LinkTitleNoMenu: 'Title', LinkFilename: 'FileLeafRef', LinkFilenameNoMenu: 'FileLeafRef', LinkTitle2: 'Title' };
/** SP.PrincipalType of a site group. */
const GROUP = 8;
const DEEPEST = 200;

/** Writes the conditions of a CAML query as SQL (Microsoft: "Query schema in CAML"). */
export class CamlWriter {
  public constructor(private readonly call: Call, private readonly list: List) {}

  /** The conditions that must all hold, in the order in which they stand. @throws 500 for what makes no sense */
  public conditions(where: Element | undefined): readonly Condition[] {
    return where === undefined ? [] : this.conjuncts(where, 0).map(part => this.write(part, 0));
  }

  /** What a `FieldRef` is sorted or grouped by: lookups and people by their text. */
  public sortTarget(reference: Element): Target {
    const field = this.field(reference);
    const target = this.textTarget(field);
    if (target.elements !== undefined) throw errors.caml();
    return target;
  }

  /** @throws 500 for a column that the list does not have */
  public field(reference: Element): Field {
    const { fields } = this.call.tenant;
    const name = attributeOf(reference, 'Name');
    const id = attributeOf(reference, 'ID')?.replace(/[{}]/g, '');
    const found = id === undefined ? fields.byInternalName(this.list.id, SHOWN[name ?? ''] ?? name ?? '') : fields.byGuid(this.list.id, id);
    if (!found || (found.type === 'Computed' && found.internalName !== 'ContentType')) throw errors.camlField();
    return found;
  }

  private conjuncts(element: Element, depth: number): readonly Element[] {
    if (depth > DEEPEST) throw errors.caml();
    return element.name === 'And' ? pair(element).flatMap(child => this.conjuncts(child, depth + 1)) : [element];
  }

  private write(element: Element, depth: number): Condition {
    if (depth > DEEPEST) throw errors.caml();
    switch (element.name) {
      case 'And':
      case 'Or':
        return joined(element.name === 'And' ? 'and' : 'or', pair(element).map(child => this.write(child, depth + 1)));
      case 'IsNull':
      case 'IsNotNull':
        return presence(this.idTarget(this.field(reference(element))), element.name === 'IsNotNull');
      case 'In':
        return this.oneOf(element);
      case 'Includes':
      case 'NotIncludes':
        return this.includes(element);
      case 'BeginsWith':
      case 'Contains':
        return this.text(element);
      case 'Membership':
        return this.membership(element);
      case 'DateRangesOverlap':
        throw errors.unsupported('<DateRangesOverlap> in CAML');
      default:
        return this.compare(element);
    }
  }

  private compare(element: Element): Condition {
    const operator = OPERATORS[element.name];
    if (!operator) throw errors.caml();
    const value = valueIn(element);
    const target = this.target(reference(element), value);
    if (target.type === 'date' && !isEmpty(value)) return this.compareDates(target, operator, value);
    const constant = camlValue(this.call, value, target);
    if (target.elements !== undefined && operator !== 'eq' && operator !== 'ne') throw errors.caml();
    // Nothing is equal to nothing, and not more or less than it.
    if (constant === null && operator !== 'eq' && operator !== 'ne') return about(target, '0', []);
    return comparison(target, operator, constant);
  }

  private compareDates(target: Target, operator: Operator, value: Element): Condition {
    const { moment, isDay } = camlDate(this.call, value);
    if (!isDay) return comparison(target, operator, toStamp(moment));
    const [from, to] = dayOf(moment);
    switch (operator) {
      case 'eq':
        return within(target, from, to);
      case 'ne':
        return negated(within(target, from, to));
      case 'lt':
      case 'ge':
        return comparison(target, operator, from);
      case 'le':
        return comparison(target, 'lt', to);
      case 'gt':
        return comparison(target, 'ge', to);
    }
  }

  private text(element: Element): Condition {
    const target = this.textTarget(this.field(reference(element)));
    if (target.type !== 'text') throw errors.caml();
    const { text } = valueIn(element);
    return element.name === 'Contains' ? containing(target, text) : beginning(target, text);
  }

  private oneOf(element: Element): Condition {
    const values = childNamed(element, 'Values')?.children ?? [];
    if (values.length === 0) throw errors.caml();
    const target = this.target(reference(element), values[0]);
    const constants = values.map(value => camlValue(this.call, value, target)).filter((value): value is NonNullable<SqlValue> => value !== null);
    return constants.length === 0 ? about(target, '0', []) : oneOf(target, constants);
  }

  private includes(element: Element): Condition {
    const field = this.field(reference(element));
    if (!isLookup(field) && field.type !== 'MultiChoice') throw errors.caml();
    const value = valueIn(element);
    const target = this.target(reference(element), value);
    return comparison(target, element.name === 'Includes' ? 'eq' : 'ne', camlValue(this.call, value, target));
  }

  /** Whether a person or a group in the row belongs to something. */
  private membership(element: Element): Condition {
    const field = this.field(reference(element));
    if (!isPerson(field)) throw errors.caml();
    const target = valueTarget(field);
    const site = this.call.site.rootId;
    switch (attributeOf(element, 'Type')) {
      case 'CurrentUserGroups':
        return matching(target, id => `${id} IN (SELECT group_id FROM group_members WHERE site_id = ? AND user_id = ?)`, [site, this.call.principal.id]);
      case 'SPGroup':
        return matching(target, id => `${id} IN (SELECT user_id FROM group_members WHERE site_id = ? AND group_id = ?)`, [site, Number(attributeOf(element, 'ID'))]);
      case 'SPWeb.Groups':
        return matching(target, id => `${id} IN (SELECT id FROM principals WHERE site_id = ? AND kind = ?)`, [site, GROUP]);
      case 'SPWeb.AllUsers':
        return matching(target, id => `${id} IN (SELECT id FROM principals WHERE site_id = ? AND kind = ?)`, [site, USER]);
      case 'SPWeb.Users':
        throw errors.unsupported('<Membership Type="SPWeb.Users"> in CAML');
      default:
        throw errors.caml();
    }
  }

  /** Lookups and people are compared by their text unless the query says that it speaks of ids. */
  private target(ref: Element, value: Element): Target {
    const field = this.field(ref);
    const speaksOfIds = /^true$/i.test(attributeOf(ref, 'LookupId') ?? '') || childNamed(value, 'UserID') !== undefined || /^(Integer|Counter)$/i.test(attributeOf(value, 'Type') ?? '');
    return isLookup(field) && speaksOfIds ? this.idTarget(field) : this.textTarget(field);
  }

  private textTarget(field: Field): Target {
    if (field.type === 'URL') return { ...valueTarget(field), sql: `json_extract(data, ${jsonPath(field).replace(/'$/, ".Url'")}) COLLATE NOCASE` };
    if (field.internalName === 'ContentType' || field.internalName === 'ContentTypeId') return contentTypeTarget(this.call, this.list, field);
    const target = valueTarget(field);
    if (!isLookup(field) || target.type !== 'number') return target;
    return linkedTarget(this.call, this.list, field, isPerson(field) ? 'Title' : field.settings.lookupField ?? 'Title');
  }

  private idTarget(field: Field): Target {
    return isLookup(field) ? valueTarget(field) : this.textTarget(field);
  }
}

/** `And` and `Or` join two conditions, never more. @throws 500 */
function pair(element: Element): readonly Element[] {
  if (element.children.length !== 2) throw errors.caml();
  return element.children;
}

function reference(element: Element): Element {
  const found = childNamed(element, 'FieldRef');
  if (!found) throw errors.caml();
  return found;
}

function valueIn(element: Element): Element {
  const found = childNamed(element, 'Value');
  if (!found) throw errors.caml();
  return found;
}

function isEmpty(value: Element): boolean {
  return value.children.length === 0 && value.text.trim() === '';
}
