import type { Caller } from './caller';
import type { GraphWorld } from './world';

/** One call, whether it came over HTTP or as a part of a batch. */
export interface GraphCall {
  readonly world: GraphWorld;
  readonly method: string;
  /** Raw path behind `/v1.0`, still percent-encoded, without the query. */
  readonly path: string;
  /** Captures of the route's pattern, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly caller: Caller;
  readonly now: Date;
  /** Origin that a nextLink carries. */
  readonly graphBase: string;
  /** Host names that this tenant goes by, lower-case. */
  readonly hosts: readonly string[];
  /** Origin that upload and monitor addresses carry: the SharePoint host, which is not Graph's. */
  readonly siteBase: string;
}

export interface GraphAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes out as JSON, a Buffer or string as it is. */
  readonly body?: object | Buffer | string;
}

export type Handler = (call: GraphCall) => GraphAnswer;

export interface Route {
  readonly method: string;
  readonly pattern: string;
  /** Where the behaviour is told, as docs/tenant.md shows it: a section of the facts, or the name of Microsoft's page. */
  readonly facts?: string;
  readonly handle: Handler;
}

/** The content type of every answer in JSON. */
export const jsonType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

export const ok = (body: object): GraphAnswer => ({ status: 200, body });
export const created = (body: object, headers?: Record<string, string>): GraphAnswer => ({ status: 201, body, headers });
export const noContent = (): GraphAnswer => ({ status: 204 });
