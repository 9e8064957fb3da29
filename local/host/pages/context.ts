import site from '../site.json';
import type { Person } from '../people';
import type { Tenant } from '../tenant';

/** The site, its reader and their rights, as SharePoint puts them into every modern page. */
export interface PageContext {
  readonly web: Web;
  /** SharePoint's own name for it is spPageContextInfo. */
  readonly legacy: Record<string, unknown>;
}

interface Web {
  Id: string;
  Title: string;
  ServerRelativeUrl: string;
  WebTemplate?: string;
  EffectiveBasePermissions?: { High: string | number; Low: string | number };
}

interface CurrentUser {
  Id: number;
  Title: string;
  LoginName: string;
  Email: string;
}

interface ContextInformation {
  FormDigestTimeoutSeconds: number;
  FormDigestValue: string;
}

const noPermissions = { High: 0, Low: 0 };

/** @throws TenantRefusal when the site does not exist or is closed to this person */
export async function pageContextOf(tenant: Tenant, person: Person, sitePath: string, origin: string, requestPath: string): Promise<PageContext> {
  const api = `${sitePath}/_api`;
  const [web, collection, user, information] = await Promise.all([
    tenant.sharePoint<Web>(`${api}/web?$select=Id,Title,Url,ServerRelativeUrl,WebTemplate,EffectiveBasePermissions`),
    tenant.sharePoint<{ Id: string }>(`${api}/site?$select=Id,Url`),
    tenant.sharePoint<CurrentUser>(`${api}/web/currentuser`),
    tenant.sharePoint<ContextInformation>(`${api}/contextinfo`, 'POST'),
  ]);
  const { High, Low } = web.EffectiveBasePermissions ?? noPermissions;
  const absoluteUrl = origin + web.ServerRelativeUrl;
  return {
    web,
    legacy: {
      ...surroundings,
      aadTenantId: site.tenantId,
      aadUserId: person.id,
      isExternalGuestUser: person.isGuest,
      serverRequestPath: requestPath,
      serverTime: serverTimeOf(information),
      siteAbsoluteUrl: absoluteUrl,
      siteId: collection.Id,
      siteServerRelativeUrl: web.ServerRelativeUrl,
      webAbsoluteUrl: absoluteUrl,
      webId: web.Id,
      webServerRelativeUrl: web.ServerRelativeUrl,
      webTitle: web.Title,
      webTemplate: web.WebTemplate ?? 'STS',
      webPermMasks: { High: Number(High), Low: Number(Low) },
      userId: user.Id,
      userDisplayName: user.Title,
      userEmail: user.Email,
      userLoginName: user.LoginName,
      userPrincipalName: person.upn,
      formDigestValue: information.FormDigestValue,
      formDigestTimeoutSeconds: information.FormDigestTimeoutSeconds,
    },
  };
}

/** A digest ends with the tenant's time of issue: `0x…,03 Dec 2026 14:00:00 -0000`. */
function serverTimeOf({ FormDigestValue }: ContextInformation): string {
  const issued = new Date(FormDigestValue.slice(FormDigestValue.indexOf(',') + 1));
  return (Number.isNaN(issued.getTime()) ? new Date() : issued).toISOString();
}

/** What is the same on every page of this tenant. The framework fails to start without most of these. */
const surroundings = {
  aadInstanceUrl: 'https://login.microsoftonline.com',
  aadSessionId: '00000000-0000-4000-b000-000000000002',
  cdnPrefix: '',
  CorrelationId: '00000000-0000-4000-b000-000000000004',
  currentCultureName: 'en-GB',
  currentUICultureName: 'en-GB',
  cloudType: 'Prod',
  env2: '',
  farmLabel: 'LOCAL',
  ExpFeatures: [],
  ECSClientFeatures: [],
  featureInfo: [],
  // Turns off a hand-over of tokens between SharePoint pages, which needs Microsoft's servers.
  killSwitches: { '2bf3e1ce-55da-4552-bc41-e3d072202d3c': true },
  groupId: '',
  groupType: '',
  isAnonymousGuestUser: false,
  isAppWeb: false,
  isEmailAuthenticationGuestUser: false,
  isNoScriptEnabled: true,
  listId: '',
  msGraphEndpointUrl: 'https://graph.microsoft.com',
  pageItemId: -1,
  RecycleBinItemCount: 0,
  siteClassification: '',
  sitePagesEnabled: true,
  sitePagesFeatureVersion: 4,
  socialBarEnabled: true,
  spfx3rdPartyServicePrincipalId: '08e18876-6177-487e-b8b5-cf950c1e598c',
  thirdPartyReplyUrisUpdated: true,
  webLanguage: 2057,
  webLanguageName: 'en-GB',
  webLogoUrl: '',
};
