import { readProperty } from '../wire/filter';
import type { Row } from '../wire/filter';
import { option } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { badDirectoryRequest, unsupportedQuery } from './errors';

function isEventual(call: GraphCall): boolean {
  return call.headers['consistencylevel']?.toLowerCase() === 'eventual';
}

/**
 * What the directory answers only with `ConsistencyLevel: eventual` and `$count=true`.
 * Source: "Advanced query capabilities on Microsoft Entra ID objects". @throws 400
 */
export function checkQuery(call: GraphCall): void {
  const filter = (option(call, 'filter') ?? '').replace(/'(?:[^']|'')*'/g, "''");
  if (/\bcontains\s*\(/i.test(filter)) throw unsupportedQuery('Unsupported Query: the function contains is not supported in $filter; use $search.');
  const isAdvanced = /\b(ne|not)\b|\bendswith\s*\(|\/\$count\b/i.test(filter) || (filter !== '' && option(call, 'orderby') !== undefined);
  if (isAdvanced && !(isEventual(call) && option(call, 'count') === 'true')) {
    throw unsupportedQuery("Unsupported Query: this query needs the request header 'ConsistencyLevel: eventual' and $count=true.");
  }
  if (option(call, 'count') === 'true' && !isEventual(call)) throw badDirectoryRequest("$count is supported only with the request header 'ConsistencyLevel: eventual'.");
}

export function requireEventual(call: GraphCall, what: string): void {
  if (!isEventual(call)) throw unsupportedQuery(`${what} works only with the request header 'ConsistencyLevel: eventual'.`);
}

/** `$search="displayName:mar"`, several joined by OR or AND: any word of the name, other properties from their start. */
export function searched<Thing>(call: GraphCall, things: readonly Thing[], rowOf: (thing: Thing) => Row, searchable: readonly string[]): readonly Thing[] {
  const search = option(call, 'search');
  if (search === undefined) return things;
  requireEventual(call, '$search');
  const clauses = search.split(/\s+(OR|AND)\s+/);
  return things.filter((thing) =>
    clauses.reduce<boolean>((matched, clause, index) => {
      if (index % 2 === 1) return matched;
      const fits = matchesClause(rowOf(thing), clause, searchable);
      if (index === 0) return fits;
      return clauses[index - 1] === 'AND' ? matched && fits : matched || fits;
    }, false)
  );
}

function matchesClause(row: Row, clause: string, searchable: readonly string[]): boolean {
  const parsed = /^"?(\w+):(.*?)"?$/.exec(clause.trim());
  const property = searchable.find((name) => name.toLowerCase() === parsed?.[1]?.toLowerCase());
  if (!parsed || property === undefined) {
    throw badDirectoryRequest(`Unrecognized search clause '${clause}'. Use "property:value".`);
  }
  const wanted = (parsed[2] ?? '').toLowerCase();
  const text = String(readProperty(row, property) ?? '').toLowerCase();
  if (property !== 'displayName' && property !== 'description') return text.startsWith(wanted);
  const words = wordsOf(text);
  return wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text.split(/[\s.@_-]+/).filter((word) => word !== '');
}
