import { columnOf, type Field, type ListDeclaration, type ViewDeclaration } from './define';

const kinds: Readonly<Record<Field['kind'], string>> = {
  text: 'Single line of text',
  note: 'Several lines of plain text',
  choice: 'Choice',
  number: 'Number',
  currency: 'Pounds and pence',
  date: 'Day',
  dateTime: 'Day and time',
  boolean: 'Yes or no',
  person: 'Person with an account',
  lookup: 'Row of another list',
  json: 'JSON, kept as plain text',
};

/** The data dictionary of the declared lists, in Markdown. */
export function dataDictionary(lists: readonly ListDeclaration[]): string {
  return `${[
    '# Data dictionary',
    'What every list of Contract Desk holds. Made from `src/lists`; `UPDATE=1 npx jest test/unit/lists` writes it anew.',
    'Councils may add columns of their own: set-up, upgrade and every save leave them alone.',
    ...lists.map(chapter),
  ].join('\n\n')}\n`;
}

function chapter(list: ListDeclaration): string {
  const indexes = Object.values(list.fields).filter((field) => field.indexed || field.unique).length;
  return [
    `## ${list.title}`,
    `${list.description} ${list.library ? 'Document library' : 'List'} at \`${list.url}\`, schema version ${list.version}, ${indexes} indexed columns. ${whoWrites(list)}`,
    ['| Column | Internal name | Holds | Rules | Clause |', '|---|---|---|---|---|', ...Object.keys(list.fields).map((name) => row(list, name))].join('\n'),
    `Views: ${Object.values(list.views).map(viewWords).join('; ')}.`,
  ].join('\n\n');
}

function whoWrites(list: ListDeclaration): string {
  if (list.ownersOnly) return 'Only site owners change it; members and visitors read it.';
  if (list.appendOnly) return 'Members add to it and never change or delete; visitors read it.';
  return 'Members change it; visitors read it.';
}

function row(list: ListDeclaration, name: string): string {
  const field = list.fields[name];
  const help = field.help ? `<br>${field.help}` : '';
  const cells = [`${field.title}${help}`, `\`${columnOf(list, name)}\``, holds(field), rules(field), field.clause ?? ''];
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}

function holds(field: Field): string {
  if (field.kind === 'lookup' && field.target) return `Row of ${field.target().title}`;
  if (field.kind === 'choice') return `Choice: ${field.choices?.join(', ')}`;
  return kinds[field.kind];
}

function rules(field: Field): string {
  const range = [field.min, field.max];
  return [
    field.required && 'required',
    field.unique && 'unique',
    field.indexed && !field.unique && 'indexed',
    (field.kind === 'text' || field.kind === 'note') && field.max !== undefined && `up to ${field.max} characters`,
    (field.kind === 'number' || field.kind === 'currency') && range.some((end) => end !== undefined) && between(range[0], range[1]),
    field.defaultValue !== undefined && `default ${field.defaultValue === true ? 'yes' : field.defaultValue === false ? 'no' : String(field.defaultValue)}`,
    field.internal && 'written by Contract Desk',
    field.since !== undefined && field.since > 1 && `since version ${field.since}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function between(min: number | undefined, max: number | undefined): string {
  if (max === undefined) return `from ${min}`;
  return min === undefined ? `to ${max}` : `${min} to ${max}`;
}

function viewWords(view: ViewDeclaration): string {
  return `${view.title}${view.isDefault ? ' (default)' : ''}`;
}
