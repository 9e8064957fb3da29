/** What the server tells a page's own application; kept as JSON in the page, so that no inline script is needed. */
export interface PageData {
  readonly webPart: {
    readonly componentId: string;
    readonly instanceId: string;
    readonly title: string;
    readonly properties: Record<string, unknown>;
  };
  /** Where changed properties are kept. */
  readonly saveTo: string;
  readonly editing: boolean;
  readonly inTeams: boolean;
  readonly theme: ThemeName;
  readonly section: SectionBackground;
  readonly account: Account;
  /** Scopes that the app package asks for; the tenant drops those that nobody granted. */
  readonly scopes: readonly string[];
}

export interface Account {
  readonly upn: string;
  readonly objectId: string;
  readonly tenantId: string;
  readonly displayName: string;
}

export type ThemeName = 'light' | 'dark' | 'contrast';
export type SectionBackground = 'none' | 'neutral' | 'soft' | 'strong';

export function dataIn<Data>(elementId: string): Data {
  const element = document.getElementById(elementId);
  if (!element?.textContent) throw new Error(`The page holds no data called ${elementId}.`);
  return JSON.parse(element.textContent) as Data;
}
