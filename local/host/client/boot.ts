import { showFailure } from './failure';
import { dataIn } from './pageData';

interface ModuleLoader {
  _isTelemetryDisabled: boolean;
  start(preloaded: unknown, onFailure: (error: unknown) => void): Promise<unknown>;
}

declare global {
  interface Window {
    spModuleLoader: ModuleLoader;
    moduleLoaderPromise: Promise<unknown>;
  }
}

const place = document.getElementById('web-part');
if (place) start(place);

function start(target: HTMLElement): void {
  const loader = window.spModuleLoader;
  // Microsoft's telemetry lives in scripts that npm does not have, and nothing may leave this machine.
  loader._isTelemetryDisabled = true;
  const fail = (error: unknown): void => showFailure(target, error instanceof Error ? error : new Error(String(error)));
  window.moduleLoaderPromise = loader.start(dataIn('preloaded-data'), fail);
  window.moduleLoaderPromise.catch(fail);
}
