import { HttpRequestError } from '@pnp/queryable';
import type { AppError } from '../../../src/core/errors';
import { readBody, retryAfterOf, toAppError } from '../../../src/data/sharepoint/errors';

function body(code: string, sentence: string): string {
  return JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: sentence } } });
}

async function failure(status: number, code = '-1, Microsoft.SharePoint.SPException', sentence = 'x', headers = {}): Promise<AppError> {
  return toAppError(await HttpRequestError.init(new Response(body(code, sentence), { status, headers })));
}

test.each([
  [403, '-2130575251, Microsoft.SharePoint.SPException', 'The security validation for this page is invalid', 'unexpected'],
  [403, '-2147024891, System.UnauthorizedAccessException', 'Access denied.', 'forbidden'],
  [401, '', '', 'forbidden'],
  [404, '-1, System.ArgumentException', "List 'X' does not exist at site with URL", 'notFound'],
  [404, '-2130575338, System.ArgumentException', 'Item does not exist.', 'notFound'],
  [412, '-1, Microsoft.SharePoint.Client.ClientServiceException', 'The request ETag value', 'conflict'],
  [500, '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException', 'duplicate values were found in the following field(s) in the list: [Reference].', 'invalid'],
  [500, '-2130575162, Microsoft.SharePoint.SPListDataValidationException', 'End after start.', 'invalid'],
  [500, '-2147024860, Microsoft.SharePoint.SPQueryThrottledException', 'exceeds the list view threshold', 'threshold'],
  [500, '-1, Microsoft.SharePoint.SPException', 'the number of lookup columns it contains exceeds the lookup column threshold.', 'threshold'],
  [423, '-2147018894, Microsoft.SharePoint.SPFileLockException', 'locked', 'conflict'],
  [429, '', '', 'throttled'],
  [503, '', '', 'throttled'],
  [504, '', '', 'offline'],
  [400, '-1, Microsoft.SharePoint.SPException', "The field or property 'X' does not exist.", 'unexpected'],
])('%i %s becomes its own kind', async (status, code, sentence, kind) => {
  const error = await failure(status, code, sentence);
  expect(error.kind).toBe(kind);
  expect(error.details.status).toBe(status);
  expect(error.message).toMatch(/^[A-Z“].*\.$/);
});

test('what SharePoint said is kept for the administrator, never shown first', async () => {
  const error = await failure(500, '-2146232832, X', 'A "quoted" sentence \u00e9');
  expect(error.details.technical).toBe('-2146232832 A "quoted" sentence é');
  expect(error.message).not.toContain('quoted');
});

test('Retry-After comes as seconds or as a date', async () => {
  expect((await failure(429, '', '', { 'Retry-After': '17' })).details.retryAfter).toBe(17);
  const inAMinute = new Date(Date.now() + 60000).toUTCString();
  expect(retryAfterOf(new Response('', { headers: { 'Retry-After': inAMinute } }))).toBeGreaterThan(55);
  expect(retryAfterOf(new Response('', { headers: { 'Retry-After': 'soon' } }))).toBeUndefined();
});

test('verbose and OData 4 bodies, and a page of HTML, are read as well', () => {
  expect(readBody('{"error":{"code":"-1, X","message":{"lang":"en-US","value":"Verbose."}}}')).toEqual({ code: '-1', sentence: 'Verbose.' });
  expect(readBody('{"error":{"code":"-2130575251, X","message":"Four."}}')).toEqual({ code: '-2130575251', sentence: 'Four.' });
  expect(readBody('<html>Busy</html>')).toEqual({ code: '', sentence: '<html>Busy</html>' });
});

test('a fault of our own is not taken for a lost connection', () => {
  expect(toAppError(new TypeError('x is undefined')).kind).toBe('unexpected');
});
