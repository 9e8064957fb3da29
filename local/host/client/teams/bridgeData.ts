/** What the Teams frame answers the app in its iframe. */
export interface TeamsBridgeData {
  readonly context: Record<string, unknown>;
  readonly meeting?: {
    readonly details: Record<string, string>;
    readonly conversation: { readonly id: string };
    readonly organizer: { readonly id: string; readonly tenantId: string };
  };
}
