/** `fetch` without the person's token: copy monitors and upload sessions carry their own right in their address. */
export type PlainFetch = (address: string, init?: RequestInit) => Promise<Response>;

export interface GraphOptions {
  /** Any address of the tenant's SharePoint, `https://wendmere.sharepoint.com/sites/housing`; paths are taken from its origin. */
  readonly siteUrl: string;
  readonly fetch: PlainFetch;
  pause(milliseconds: number): Promise<void>;
  /** `application` for the sweep, which has no "me": meetings are then read through their organiser. */
  readonly actsAs?: 'person' | 'application';
}
