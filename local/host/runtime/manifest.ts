/** The parts of a client-side component manifest that the host reads. */
export interface ComponentManifest {
  id: string;
  alias: string;
  version: string;
  componentType: string;
  manifestVersion: number;
  isInternal?: boolean;
  supportedHosts?: string[];
  preconfiguredEntries?: { title: { default: string }; properties: Record<string, unknown> }[];
  loaderConfig: {
    internalModuleBaseUrls: string[];
    entryModuleId: string;
    scriptResources: Record<string, ScriptResource>;
  };
}

export type ScriptResource =
  | { type: 'component'; id: string; version: string }
  | { type: 'path'; path: string | { path: string; integrity?: string } }
  | { type: 'localizedPath'; paths: Record<string, unknown> };

export interface ComponentReference {
  name: string;
  id: string;
  version: string;
}

/** The components that a manifest needs before its own script can run. */
export function dependenciesOf(manifest: ComponentManifest): ComponentReference[] {
  return Object.entries(manifest.loaderConfig.scriptResources).flatMap(([name, resource]) =>
    resource.type === 'component' ? [{ name, id: resource.id, version: resource.version }] : []
  );
}

/** A library of one script. */
export function libraryManifest(
  component: ComponentReference,
  baseUrl: string | undefined,
  path: string,
  needs: readonly ComponentReference[] = []
): ComponentManifest {
  const moduleId = component.name.replace(/[@/]/g, '_');
  const scriptResources: Record<string, ScriptResource> = { [moduleId]: { type: 'path', path } };
  for (const need of needs) scriptResources[need.name] = { type: 'component', id: need.id, version: need.version };
  return {
    id: component.id,
    alias: moduleId,
    version: component.version,
    componentType: 'Library',
    manifestVersion: 2,
    isInternal: true,
    loaderConfig: { internalModuleBaseUrls: baseUrl === undefined ? [] : [baseUrl], entryModuleId: moduleId, scriptResources },
  };
}
