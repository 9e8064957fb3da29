import { GraphError } from '@microsoft/microsoft-graph-client';
import { AppError } from '../../../src/core/errors';
import { toAppError } from '../../../src/graph/errors';

function graphError(statusCode: number, code: string, message: string, headers: Record<string, string> = {}): GraphError {
  const error = new GraphError(statusCode, message);
  error.code = code;
  error.body = JSON.stringify({ code, message });
  error.headers = new Headers(headers);
  return error;
}

test.each([
  [400, 'invalidRequest', 'invalid'],
  [403, 'accessDenied', 'forbidden'],
  [404, 'itemNotFound', 'notFound'],
  [409, 'nameAlreadyExists', 'conflict'],
  [412, 'resourceModified', 'conflict'],
  [413, 'requestTooLarge', 'invalid'],
  [429, 'activityLimitReached', 'throttled'],
  [503, 'serviceNotAvailable', 'throttled'],
  [500, 'generalException', 'unexpected'],
] as const)('a %d (%s) is %s', (status, code, kind) => {
  const error = toAppError(graphError(status, code, 'The resource could not be served.'), 'Files.ReadWrite.All');
  expect(error).toMatchObject({ kind, details: { status } });
  expect(error.details.technical).toContain(code);
  expect(error.message).not.toContain(code);
});

test.each([
  "Missing scope permissions on the request. API requires one of 'Chat.ReadBasic'. Scopes on the request 'User.Read'",
  'Insufficient privileges to complete the operation.',
  'Either scp or roles claim need to be present in the token.',
])('a permission that was never granted is named: %s', (message) => {
  expect(toAppError(graphError(403, 'Forbidden', message), 'Chat.ReadBasic')).toMatchObject({
    kind: 'forbidden',
    details: { scope: 'Chat.ReadBasic' },
  });
});

test('a token that SPFx could not get for want of consent names the permission, too', () => {
  const error = new Error('AADSTS65001: The user or administrator has not consented to use the application');
  expect(toAppError(error, 'ChatMessage.Send').details.scope).toBe('ChatMessage.Send');
});

test('a thing that this person alone may not open names no permission', () => {
  expect(toAppError(graphError(403, 'accessDenied', 'Access denied'), 'Files.ReadWrite.All').details.scope).toBeUndefined();
});

test('the pause that the service asks for is kept', () => {
  expect(toAppError(graphError(429, 'tooManyRequests', 'Slow down', { 'Retry-After': '17' }), 'Files.ReadWrite.All').details.retryAfter).toBe(17);
});

test('no answer at all is offline, whether fetch or the client says so', () => {
  const wrapped = new GraphError(-1, 'fetch failed');
  wrapped.code = 'TypeError';
  expect(toAppError(wrapped, 'Files.ReadWrite.All').kind).toBe('offline');
  expect(toAppError(new TypeError('Failed to fetch'), 'Files.ReadWrite.All').kind).toBe('offline');
});

test('an error that is the suite\'s own stays as it is', () => {
  const own = new AppError('notFound', 'It is gone.');
  expect(toAppError(own, 'Files.ReadWrite.All')).toBe(own);
});
