import { AppError, isAppError, type ErrorDetails } from '../core/errors';
import type { Scope } from './scopes';

/** What Graph says when a permission was never approved, as opposed to a person who may not open one thing. */
const missingGrant = /missing scope|scp or roles|insufficient privileges|required scopes|AADSTS65001|consent/i;

/** GraphError as microsoft-graph-client 3 throws it; -1 stands for no answer at all. */
interface WireError {
  readonly statusCode?: number;
  readonly code?: string | null;
  readonly message?: string;
  readonly body?: unknown;
  readonly headers?: { get(name: string): string | null };
}

/**
 * The one place where an error of Graph becomes the suite's own.
 * @param scope the permission that the call needs
 * Source: Graph, "Microsoft Graph error responses and resource types".
 */
export function toAppError(error: unknown, scope: Scope): AppError {
  if (isAppError(error)) return error;
  const wire: WireError = typeof error === 'object' && error !== null ? error : { message: String(error) };
  const status = wire.statusCode !== undefined && wire.statusCode > 0 ? wire.statusCode : undefined;
  const said = [wire.code, wire.message, typeof wire.body === 'string' ? wire.body : undefined].filter(Boolean).join(' ');
  const details: ErrorDetails = { technical: said, status };

  if (missingGrant.test(said) && (status === undefined || status === 401 || status === 403)) {
    return new AppError('forbidden', `The permission ${scope} is not granted to Contract Desk.`, { ...details, scope });
  }
  if (status === undefined) {
    return isNetworkFailure(error, wire)
      ? new AppError('offline', 'Microsoft Teams and OneDrive did not answer.', details)
      : new AppError('unexpected', 'Something went wrong on the way to Microsoft Graph.', details);
  }
  return ofStatus(status, details, retryAfter(wire.headers));
}

/** An answer that was read as it is, without the client's own check. */
export async function errorOfResponse(response: Response, scope: Scope): Promise<AppError> {
  const body = await response.text();
  return toAppError({ statusCode: response.status, message: response.statusText, body, headers: response.headers }, scope);
}

export function ofStatus(status: number, details: ErrorDetails, retryAfterSeconds?: number): AppError {
  switch (status) {
    case 400:
    case 413:
    case 422:
      return new AppError('invalid', 'Microsoft Graph did not accept the request.', details);
    case 401:
    case 403:
      return new AppError('forbidden', 'You may not open this in Microsoft 365.', details);
    case 404:
    case 410:
      return new AppError('notFound', 'It is not there, or not for you.', details);
    case 409:
    case 412:
      return new AppError('conflict', 'Something of that name is there already, or it was changed meanwhile.', details);
    case 429:
    case 503:
    case 504:
      return new AppError('throttled', 'Microsoft 365 is busy.', { ...details, retryAfter: retryAfterSeconds });
    default:
      return new AppError('unexpected', 'Microsoft 365 answered with an error.', details);
  }
}

export function retryAfter(headers: WireError['headers']): number | undefined {
  const seconds = Number(headers?.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** `fetch` fails with a TypeError. The client hands on its name as the code, or the error itself as the body. */
function isNetworkFailure(error: unknown, wire: WireError): boolean {
  return [wire.code, nameOf(error), nameOf(wire.body)].some((name) => name === 'TypeError' || name === 'AbortError' || name === 'FetchError');
}

/** Told by its name: an error of another frame is not an instance of this one's class. */
function nameOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : undefined;
}
