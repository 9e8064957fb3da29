/** A key in parentheses, `/users('a@b')` or `/users(%27a@b%27)`; a function names its arguments and stays. */
const key = /\((?:'|%27)((?:[^'%]|%(?!27)|''|%27%27)*)(?:'|%27)\)(?=[/:]|$)/gi;

/**
 * An address in the one form that routes are written in: keys as segments, functions without arguments bare, colons of
 * a path not encoded, no slash at the end. Keys keep their escapes.
 * Source: "Use the Microsoft Graph API"; OData 4.0, key predicates.
 */
export function normalise(rawPath: string): string {
  const path = rawPath
    .replace(/\/{2,}/g, '/')
    .replace(/\/root%3A/gi, '/root:')
    .replace(/%3A(?=\/)/gi, ':')
    .replace(key, (_, inner: string) => `/${inner.replace(/''|%27%27/gi, "'")}`)
    .replace(/\(\)(?=[/:]|$)/g, '');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** Functions and actions may be called by their full names. */
export function withoutNamespace(path: string): string {
  return path.replace(/\/microsoft\.graph\.(?=\w)/gi, '/');
}
