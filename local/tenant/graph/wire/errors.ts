/** An answer that is an error. `code` follows the service behind the call: drives say accessDenied, Teams Forbidden. */
export class GraphError extends Error {
  public constructor(
    public readonly status: number,
    public readonly code: string,
    message: string,
    public readonly headers: Readonly<Record<string, string>> = {},
    public readonly innerCode?: string
  ) {
    super(message);
    this.name = 'GraphError';
  }
}

export interface ErrorStamp {
  readonly date: Date;
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** The error resource (Microsoft Graph error responses and resource types). */
export function errorBody(error: GraphError, stamp: ErrorStamp): object {
  return {
    error: {
      code: error.code,
      message: error.message,
      innerError: {
        ...(error.innerCode ? { code: error.innerCode } : {}),
        date: stamp.date.toISOString().slice(0, 19),
        'request-id': stamp.requestId,
        'client-request-id': stamp.clientRequestId,
      },
    },
  };
}

export const itemNotFound = (message = 'The resource could not be found.'): GraphError =>
  new GraphError(404, 'itemNotFound', message);

export const notFound = (message: string): GraphError => new GraphError(404, 'NotFound', message);

export const accessDenied = (message = 'Access denied'): GraphError => new GraphError(403, 'accessDenied', message);

export const forbidden = (message: string): GraphError => new GraphError(403, 'Forbidden', message);

export const invalidRequest = (message: string, innerCode?: string): GraphError =>
  new GraphError(400, 'invalidRequest', message, {}, innerCode);

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

export const nameExists = (name: string): GraphError =>
  new GraphError(409, 'nameAlreadyExists', `An item with the name '${name}' already exists under the parent.`);

export const resourceModified = (): GraphError =>
  new GraphError(412, 'resourceModified', 'The resource has changed since the caller last read it; the eTag does not match.');

export const unauthenticated = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, {
    'www-authenticate': 'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize"',
  });

/** What this tenant does not do says so by name: it is never answered as if it were done. */
export const unsupported = (what: string): GraphError =>
  new GraphError(501, 'notSupported', `The local tenant does not support ${what}.`);
