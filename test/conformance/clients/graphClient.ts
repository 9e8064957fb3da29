export type Json = Readonly<Record<string, unknown>>;

export interface GraphQuery {
  readonly select?: string;
  readonly expand?: string;
  readonly filter?: string;
  readonly top?: number;
  readonly orderBy?: string;
}

export interface BatchStep {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: Json;
  readonly dependsOn?: readonly string[];
}

export interface BatchAnswer {
  readonly id: string;
  readonly status: number;
  readonly body?: Json;
}

/** What every client of Microsoft Graph can be asked, by addresses below `/v1.0`; refusals are thrown. */
export interface GraphClient {
  readonly name: string;
  get(path: string, query?: GraphQuery): Promise<Json>;
  /** Every page after another. */
  pages(path: string, top: number): Promise<readonly (readonly Json[])[]>;
  post(path: string, body: Json): Promise<Json>;
  patch(path: string, body: Json, etag?: string): Promise<Json>;
  remove(path: string): Promise<void>;
  upload(path: string, text: string): Promise<Json>;
  text(path: string): Promise<string>;
  /** Starts a copy and gives the address of its monitor. */
  copy(path: string, body: Json): Promise<string>;
  batch(steps: readonly BatchStep[]): Promise<readonly BatchAnswer[]>;
}
