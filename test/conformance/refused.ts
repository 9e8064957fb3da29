/** A request that the service refused, told the same way whatever client had sent it. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The refusal that a promise ends with; fails when the request went through. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason
  );
  if (error === undefined) throw new Error('It went through.');
  return read(error);
}

interface Known {
  readonly status?: number;
  readonly statusCode?: number;
  readonly code?: string | number | null;
  readonly message?: string;
}

function read(error: unknown): Refusal {
  const { status, statusCode, code, message = '' } = error as Known;
  const number = status ?? statusCode;
  if (number === undefined) throw error;
  // PnPjs keeps the body of the answer in its sentence; Graph's own client has read it already.
  const body = message.slice(message.indexOf('::> ') + 4);
  if (message.includes('::> ') && body.startsWith('{')) return { status: number, ...inBody(body) };
  return { status: number, code: String(code ?? ''), message };
}

interface ErrorBody {
  readonly 'odata.error'?: { readonly code: string; readonly message: { readonly value: string } };
  readonly error?: { readonly code: string; readonly message: string | { readonly value: string } };
}

/** Code and sentence of an error body of SharePoint (OData v3 and v4) or Graph. */
export function inBody(body: string): { readonly code: string; readonly message: string } {
  const { error, 'odata.error': v3 } = JSON.parse(body) as ErrorBody;
  const found = v3 ?? error;
  if (!found) return { code: '', message: body };
  return { code: found.code, message: typeof found.message === 'string' ? found.message : found.message.value };
}

export class WireRefusal extends Error implements Refusal {
  public constructor(
    public readonly status: number,
    public readonly code: string,
    message: string
  ) {
    super(message);
  }
}
