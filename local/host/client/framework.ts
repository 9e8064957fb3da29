/**
 * The parts of the SharePoint Framework that a page's application uses and that Microsoft does not publish types for.
 * Read from the packages of version 1.23.2.
 */
export interface ServiceKey<Service> {
  readonly id: string;
  readonly defaultCreator: (scope: ServiceScope) => Service;
}

export interface ServiceScope {
  consume<Service>(key: ServiceKey<Service>): Service;
  startNewChild(): ServiceScope;
  provide<Service>(key: ServiceKey<Service>, service: Service): Service;
  finish(): void;
}

export interface Framework {
  readonly pageContext: {
    readonly PageContext: { readonly serviceKey: ServiceKey<{ initialize(data: unknown, legacy: unknown): void }> };
    readonly SharePointPageContextDataProvider: { _createPageContextData(legacy: unknown): unknown };
  };
  readonly core: {
    readonly DisplayMode: { readonly Read: number; readonly Edit: number };
    readonly EnvironmentType: { readonly SharePoint: number };
    readonly Environment: { _initialize(data: { type: number }): void };
  };
  readonly loader: { readonly SPComponentLoader: { tryGetManifestById(id: string): Manifest | undefined } };
  readonly httpBase: { readonly AadTokenProvider: { readonly prototype: TokenProvider } };
  readonly componentBase: {
    readonly ThemeProvider: { new (scope: ServiceScope): ThemeProvider; readonly serviceKey: ServiceKey<ThemeProvider> };
  };
  readonly themedStyles: { loadTheme(values: Record<string, string>): void };
  readonly webPartBase: {
    readonly _MinimalWebPartHost: new (scope: ServiceScope) => WebPartHost;
    readonly _TeamsAwareWebPartHost: new (scope: ServiceScope) => WebPartHost;
    readonly _ClientSideWebPartManager: new (host: WebPartHost) => WebPartManager;
    readonly _PropertyPaneLoader: { readonly serviceKey: ServiceKey<{ _propertyPaneController: PropertyPaneController }> };
  };
}

export interface Manifest {
  readonly id: string;
  readonly alias: string;
}

export interface TokenProvider {
  getToken(resource: string): Promise<string>;
  _getTokenInternal(resource: string): Promise<string>;
  _getTokenData(resource: string): Promise<{ token: string }>;
  _ensureState(): Promise<void>;
}

export interface ThemeProvider {
  _setTheme(theme: object): void;
}

export interface WebPartHost {
  readonly serviceScope: ServiceScope;
}

export interface WebPartData {
  readonly id: string;
  readonly instanceId: string;
  readonly title: string;
  readonly description: string;
  readonly dataVersion: string;
  readonly properties: Record<string, unknown>;
}

export interface WebPartManager {
  loadWebPart(options: {
    domElement: HTMLElement;
    instanceId: string;
    manifest: Manifest;
    displayMode: number;
    addedFromPersistedData: boolean;
    webPartData: WebPartData;
  }): Promise<void>;
  requestPropertyPaneAction(instanceId: string, action: 'Open' | 'Close' | 'Toggle'): void;
  serialize(instanceId: string): Map<string, WebPartData>;
}

export interface PropertyPaneField {
  readonly type: number;
  readonly targetProperty: string;
  readonly properties?: Record<string, unknown>;
}

export interface PropertyPaneGroup {
  readonly groupName?: string;
  readonly groupFields?: readonly PropertyPaneField[];
}

export interface PropertyPaneData {
  readonly title: string;
  readonly isReactive: boolean;
  readonly properties: Record<string, unknown>;
  readonly configuration: {
    readonly pages: readonly { header?: { description?: string }; groups?: readonly PropertyPaneGroup[] }[];
  };
}

/** A web part, as the property pane sees it. */
export interface PropertyPaneConsumer {
  _getPropertyPaneData(details: boolean): Promise<PropertyPaneData>;
  _onPropertyPaneFieldChanged(path: string, value: unknown, type: number): boolean;
  _onPropertyPaneLifeCycleEvent(event: 'ConfigurationStart' | 'ConfigurationRendered' | 'ConfigurationComplete' | 'ApplyClicked'): void;
}

export interface PropertyPaneController {
  registerConsumer(id: string, consumer: PropertyPaneConsumer): void;
  isConsumerRegistered(id: string): boolean;
  onConsumerDelete(id: string): void;
  isOpen(id?: string): boolean;
  isContentPanelOpen(): boolean;
  isRenderedByConsumer(): boolean;
  registerOnPropertyPaneFieldChangedListener(): () => void;
  requestAction(id: string, action: string): void;
}
