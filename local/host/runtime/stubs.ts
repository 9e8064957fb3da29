import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ComponentReference } from './manifest';

/**
 * Microsoft's @msinternal components are not on npm. Four of them do something that a web part can notice, and
 * stand here as small modules of our own over well-kept packages; the rest serve parts of SharePoint that the host
 * does not have (the Fluent 9 property pane), and are a module whose every member is an empty component.
 */
const require = createRequire(import.meta.url);

/** Loaded by id from sp-http-msgraph, so that no manifest names it. */
export const graphBundleId = '32b9363b-09ff-4959-929a-cab2663fb223';

const modules: Record<string, () => string> = {
  '@msinternal/sp-edit-customer-promise': () => `return {
  _logFailuresForEditCustomerPromise: function (details) { console.error('A web part failed in edit mode: ' + (details && details.errorMessage)); },
  _EditModeCustomerPromiseHandler: { serviceKey: { id: 'local-edit-promise', name: 'EditModeCustomerPromiseHandler', defaultCreator: function () { return { logFailure: function () {} }; } } }
};`,
  '@msinternal/sp-idle-web-task': () => `return {
  IdleTaskPriority: { OPTIONAL_HIGH: 0 },
  PrefetchDependencyPriority: { high: 0, low: 1 },
  IdleTaskQueue: { instance: { enqueueTask: function () {}, removeTask: function () {} } },
  createPrefetchDependencyQueue: function () { return {}; }
};`,
  '@msinternal/sp-safehtml': () => `${commonJs('purify', 'dompurify/dist/purify.min.js')}
return { SafeHtml: {
  clean: function (html) { return purify.sanitize(html); },
  isSafeLinkProtocol: function (protocol) { return /^(https?|mailto|tel):$/.test(protocol); }
} };`,
};

/** The script of a component that npm lacks, as the loader expects it: a module named id_version. */
export function stubScript(component: ComponentReference): string {
  const body = component.id === graphBundleId ? graphBundle() : (modules[component.name] ?? noOp)();
  return `define(${JSON.stringify(`${component.id}_${component.version}`)}, [], function () {\n${body}\n});\n`;
}

function graphBundle(): string {
  const script = readFileSync(require.resolve('@microsoft/microsoft-graph-client/lib/graph-js-sdk.js'), 'utf8');
  return `${withoutSourceMap(script)}\nreturn MicrosoftGraph;`;
}

function noOp(): string {
  return `return (function emptyModule() {
  function Empty() { return null; }
  return new Proxy(Empty, { get: function (target, key) {
    if (key === '__esModule') return true;
    if (typeof key === 'symbol' || key === 'then' || key === 'prototype' || key in target) return target[key];
    return (target[key] = emptyModule());
  } });
})();`;
}

/** Runs a UMD package as a CommonJS module inside the stub, and names what it exports. */
function commonJs(name: string, path: string): string {
  const script = withoutSourceMap(readFileSync(require.resolve(path), 'utf8'));
  return `var ${name} = (function () { var exports = {}, module = { exports: exports };\n${script}\nreturn module.exports; })();`;
}

function withoutSourceMap(script: string): string {
  return script.replace(/\/\/# sourceMappingURL=.*/g, '');
}
