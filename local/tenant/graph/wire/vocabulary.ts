/**
 * The names that Graph v1.0 has behind each kind of resource, so that a name that exists at Microsoft's and is not served
 * here (501) is told from one that does not exist at all (400). `name:kind` goes on with that kind, `name:kind*` is a
 * collection of it, a bare name goes on with anything.
 * Source: the v1.0 metadata document, as the types of the JavaScript client give it.
 */
const kinds: Readonly<Record<string, string>> = {
  service: `me:user users:user* groups:group* sites:site* drives:drive* drive:drive shares:share* teams:team* chats:chat*
    teamwork appCatalogs planner communications search subscriptions directory directoryObjects directoryRoles
    directoryRoleTemplates devices domains domainDnsRecords organization applications servicePrincipals
    oauth2PermissionGrants permissionGrants invitations identity identityGovernance identityProtection identityProviders
    informationProtection deviceManagement deviceAppManagement education security reports print places policies privacy
    compliance connections contacts contracts copilot dataPolicyOperations employeeExperience external filterOperators
    functions groupLifecyclePolicies groupSettings groupSettingTemplates solutions storage subscribedSkus
    schemaExtensions teamsTemplates tenantRelationships admin agreements agreementAcceptances applicationTemplates
    auditLogs authenticationMethodConfigurations authenticationMethodsPolicy certificateBasedAuthConfiguration
    scopedRoleMemberships $metadata $batch`,
  base: 'createdByUser:user lastModifiedByUser:user',
  user: `activities agreementAcceptances appRoleAssignments authentication calendar calendarGroups calendars calendarView
    chats:chat* cloudClipboard contactFolders contacts createdObjects deviceManagementTroubleshootingEvents directReports
    drive:drive drives:drive* employeeExperience events extensions followedSites:site* inferenceClassification insights
    joinedTeams:team* licenseDetails mailFolders mailboxSettings managedAppRegistrations managedDevices manager memberOf
    messages oauth2PermissionGrants onenote onlineMeetings outlook ownedDevices ownedObjects people permissionGrants photo
    photos planner presence registeredDevices scopedRoleMemberOf serviceProvisioningErrors settings solutions sponsors
    teamwork todo transitiveMemberOf assignLicense changePassword checkMemberGroups checkMemberObjects exportPersonalData
    findMeetingTimes getMailTips getMemberGroups getMemberObjects getManagedAppDiagnosticStatuses reminderView
    reprocessLicenseAssignment restore revokeSignInSessions sendMail translateExchangeIds convertExternalToInternalMemberUser
    userPrincipalName displayName mail jobTitle department id`,
  group: `acceptedSenders appRoleAssignments calendar calendarView conversations createdOnBehalfOf drive:drive drives:drive*
    events extensions groupLifecyclePolicies memberOf members membersWithLicenseErrors onenote owners permissionGrants photo
    photos planner rejectedSenders settings sites:site* team:team threads transitiveMemberOf transitiveMembers addFavorite
    removeFavorite assignLicense checkGrantedPermissionsForApp checkMemberGroups checkMemberObjects getMemberGroups
    getMemberObjects renew resetUnseenCount restore subscribeByMail unsubscribeByMail
    serviceProvisioningErrors retryServiceProvisioning`,
  site: `analytics columns:column* contentTypes:contentType* drive:drive drives:drive* externalColumns:column* items lists:list*
    onenote operations pages permissions:permission* sites:site* termStore termStores getActivitiesByInterval
    getApplicableContentTypesForList getByPath:site recycleBin siteCollection root
    extensions`,
  list: `columns:column* contentTypes:contentType* drive:drive items:listItem* operations subscriptions permissions:permission*`,
  listItem: `analytics documentSetVersions driveItem:driveItem fields versions:version* createLink getActivitiesByInterval
    permissions:permission*`,
  column: 'sourceColumn:column',
  contentType: `base:contentType baseTypes:contentType* columnLinks columnPositions columns:column* associateWithHubSites
    copyToDefaultContentLocation isPublished publish unpublish`,
  drive: `bundles:driveItem* following:driveItem* items:driveItem* list:list root:driveItem special:driveItem* recent
    search sharedWithMe delta activities`,
  driveItem: `analytics children:driveItem* content listItem:listItem permissions:permission* retentionLabel subscriptions
    thumbnails versions:version* workbook assignSensitivityLabel checkin checkout copy createLink createUploadSession delta
    discardCheckout extractSensitivityLabels follow getActivitiesByInterval invite permanentDelete preview restore search
    unfollow validatePermission`,
  permission: 'grant revokeGrants',
  version: 'content fields restoreVersion',
  share: 'driveItem:driveItem items:driveItem* list:list listItem:listItem permission:permission root:driveItem site:site',
  team: `allChannels channels group:group incomingChannels installedApps members operations permissionGrants photo primaryChannel
    schedule tags template archive clone completeMigration sendActivityNotification unarchive`,
  chat: `installedApps lastMessagePreview members messages permissionGrants pinnedMessages tabs completeMigration hideForUser
    markChatReadForUser markChatUnreadForUser sendActivityNotification unhideForUser`,
};

/** What every address may end with. */
const endings = new Set(['$value', '$ref', '$count']);

/** What can be asked of a collection; anything else behind it is the key of a member. */
const collectionOperations = new Set(
  `delta getbyids add remove getallsites validateproperties addcopy addcopyfromcontenttypehub getcompatiblehubcontenttypes
   getallmessages getallretainedmessages`.split(/\s+/)
);
const withBase = new Set(['site', 'list', 'listItem', 'drive', 'driveItem', 'share']);

const names = new Map(Object.entries(kinds).map(([kind, text]) => [kind, readNames(withBase.has(kind) ? `${text} ${kinds['base'] ?? ''}` : text)]));

function readNames(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\s+/).map((entry): [string, string] => {
      const [name = '', kind = ''] = entry.split(':');
      return [name.toLowerCase(), kind];
    })
  );
}

/** @returns the first segment of an address that Graph does not have, undefined when it has all of them */
export function unknownSegment(path: string): string | undefined {
  let kind = 'service';
  let isCollection = false;
  for (const segment of segmentsOf(path)) {
    const name = segment.replace(/\(.*$/, '').replace(/^microsoft\.graph\./i, '').toLowerCase();
    if (endings.has(name) || (isCollection && collectionOperations.has(name))) return undefined;
    if (isCollection) {
      isCollection = false;
      continue;
    }
    const next = names.get(kind)?.get(name);
    if (next === undefined) return segment;
    if (next === '') return undefined;
    kind = next.replace('*', '');
    isCollection = next.endsWith('*');
  }
  return undefined;
}

/** Colons lead to something by its path and are left out with the path. */
function segmentsOf(path: string): string[] {
  const plain = path.replace(/:\/[^:]*(?::(?=\/|$)|$)/g, '');
  return plain.split('/').filter((segment) => segment !== '');
}
