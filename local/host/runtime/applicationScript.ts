import { applicationBase } from './runtime';

/**
 * The module that sp-loader takes for sp-application-base. It only collects the framework's modules and hands them to
 * the page's application (client/application.ts), which is an ES module.
 */
export function applicationScript(): string {
  const modules = {
    componentBase: '@microsoft/sp-component-base',
    core: '@microsoft/sp-core-library',
    httpBase: '@microsoft/sp-http-base',
    loader: '@microsoft/sp-loader',
    pageContext: '@microsoft/sp-page-context',
    themedStyles: '@microsoft/load-themed-styles',
    webPartBase: '@microsoft/sp-webpart-base',
  };
  const names = Object.keys(modules).join(', ');
  return `define(${JSON.stringify(`${applicationBase.id}_${applicationBase.version}`)}, ${JSON.stringify(Object.values(modules))}, function (${names}) {
  function Navigator(scope) { this.scope = scope; }
  Navigator.prototype.navigateToApplication = function (preloaded) {
    var scope = this.scope;
    return import('/_host/client/application.js').then(function (application) {
      return application.openPage({ ${names} }, scope, preloaded.spPageContextInfo);
    });
  };
  return { _Navigator: Navigator };
});
`;
}
