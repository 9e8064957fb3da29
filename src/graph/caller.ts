/**
 * What the adapter needs of a Graph client. MSGraphClientV3 of SPFx and the client of microsoft-graph-client 3 both
 * have it, so a web part brings no client of its own.
 */
export interface GraphCall {
  header(name: string, value: string): GraphCall;
  responseType(type: string): GraphCall;
  get(): Promise<unknown>;
  post(content: unknown): Promise<unknown>;
  patch(content: unknown): Promise<unknown>;
  put(content: unknown): Promise<unknown>;
}

export interface GraphCaller {
  api(path: string): GraphCall;
}

/** The client's word for "hand me the response itself": the copy monitor's address is in a header. */
export const rawResponse = 'raw';

/** The client's word for an answer that is text. */
export const textResponse = 'text';
