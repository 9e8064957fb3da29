import { columnOf, type Field, type ListDeclaration, type ViewCondition, type ViewDeclaration } from '../../../lists/define';
import { element, escaped } from './fieldXml';

/** The filter and order of a declared view in CAML. Source: "Query schema". */
export function viewQuery(list: ListDeclaration, view: ViewDeclaration): string {
  const where = (view.where ?? []).map((condition) => conditionXml(list, condition)).reduce((joined, one) => (joined ? element('And', {}, joined + one) : one), '');
  const order = view.orderBy
    ? element('OrderBy', {}, element('FieldRef', { Name: columnOf(list, view.orderBy), Ascending: view.descending ? false : undefined }))
    : '';
  return (where ? element('Where', {}, where) : '') + order;
}

/** The columns of a declared view. A row's name is the one that opens it; a library shows the file first. */
export function viewColumns(list: ListDeclaration, view: ViewDeclaration): readonly string[] {
  const columns = view.fields.map((property) => columnOf(list, property));
  return list.library ? ['DocIcon', 'LinkFilename', ...columns] : columns.map((column) => (column === 'Title' ? 'LinkTitle' : column));
}

const operators = { eq: 'Eq', ne: 'Neq', lt: 'Lt', le: 'Leq', gt: 'Gt', ge: 'Geq', startsWith: 'BeginsWith' } as const;

const valueTypes: Readonly<Record<Field['kind'], string>> = {
  text: 'Text',
  note: 'Note',
  choice: 'Choice',
  number: 'Number',
  currency: 'Currency',
  date: 'DateTime',
  dateTime: 'DateTime',
  boolean: 'Integer',
  person: 'Integer',
  lookup: 'Integer',
  json: 'Note',
};

function conditionXml(list: ListDeclaration, { field, op, value }: ViewCondition): string {
  const { kind } = list.fields[field];
  const byId = kind === 'lookup' || kind === 'person';
  const column = element('FieldRef', { Name: columnOf(list, field), LookupId: byId ? true : undefined });
  const today = (days?: number): string => element('Value', { Type: 'DateTime' }, element('Today', { OffsetDays: days }));
  const given = (one: unknown): string => {
    const text = typeof one === 'boolean' ? (one ? '1' : '0') : escaped(String(one));
    return element('Value', { Type: valueTypes[kind] }, text);
  };
  switch (op) {
    case 'isMe':
      return element('Eq', {}, column + element('Value', { Type: 'Integer' }, element('UserID', { Type: 'Integer' })));
    case 'beforeToday':
      return element('Lt', {}, column + today());
    case 'withinDays':
      return element('And', {}, element('Geq', {}, column + today()) + element('Leq', {}, column + today(Number(value))));
    case 'isEmpty':
      return element('IsNull', {}, element('FieldRef', { Name: columnOf(list, field) }));
    case 'isNotEmpty':
      return element('IsNotNull', {}, element('FieldRef', { Name: columnOf(list, field) }));
    case 'in':
      return element('In', {}, column + element('Values', {}, (Array.isArray(value) ? value : [value]).map(given).join('')));
    default:
      return element(operators[op], {}, column + given(value));
  }
}
