import type { AppPackage } from './package/appPackage';
import type { TeamsApp } from './package/teamsPackage';
import type { ComponentManifest } from './runtime/manifest';
import type { HostStore } from './store';

/** What every part of the host shares. */
export interface HostContext {
  store: HostStore;
  /** The app package as it stands on disk now: a rebuilt one is served without a restart. */
  appPackage(): AppPackage;
  /** The Teams app package, likewise. */
  teamsApp(): TeamsApp;
  /** Every component manifest that a page names, the package's among them. */
  manifests(origin: string): ComponentManifest[];
}
