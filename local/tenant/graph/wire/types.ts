import { badRequest, invalidRequest } from './errors';

/** Properties of every thing that lies in a site or a drive. */
const baseItem = 'id createdBy createdDateTime description eTag lastModifiedBy lastModifiedDateTime name parentReference webUrl createdByUser lastModifiedByUser';

/**
 * The properties of the types that know them: `$select`, `$filter` and `$orderby` of another name answer 400.
 * Source: the resource pages of Graph v1.0.
 */
const properties: Readonly<Record<string, string>> = {
  site: `${baseItem} displayName error isPersonalSite root sharepointIds siteCollection analytics columns contentTypes drive drives
    externalColumns items lists onenote operations pages permissions sites termStore termStores`,
  list: `${baseItem} displayName list sharepointIds system columns contentTypes drive items operations subscriptions`,
  listItem: `${baseItem} contentType sharepointIds analytics documentSetVersions driveItem fields versions`,
  columnDefinition: `id boolean calculated choice columnGroup contentApprovalStatus currency dateTime defaultValue description displayName
    enforceUniqueValues geolocation hidden hyperlinkOrPicture indexed isDeletable isReorderable isSealed lookup name number
    personOrGroup propagateChanges readOnly required sourceContentType term text thumbnail type validation sourceColumn`,
  contentType: `id associatedHubsUrls description documentSet documentTemplate group hidden inheritedFrom isBuiltIn name order parentId
    propagateChanges readOnly sealed base baseTypes columnLinks columnPositions columns`,
  drive: `${baseItem} driveType owner quota sharePointIds system bundles following items list root special`,
  driveItem: `${baseItem} audio bundle content cTag deleted file fileSystemInfo folder image location malware package
    pendingOperations photo publication remoteItem root searchResult shared sharepointIds size specialFolder video webDavUrl
    analytics children listItem permissions retentionLabel subscriptions thumbnails versions workbook`,
  permission: `id expirationDateTime grantedTo grantedToIdentities grantedToIdentitiesV2 grantedToV2 hasPassword inheritedFrom
    invitation link roles shareId`,
  driveItemVersion: 'id lastModifiedBy lastModifiedDateTime publication content size',
  listItemVersion: 'id lastModifiedBy lastModifiedDateTime publication fields',
  user: `id aboutMe accountEnabled ageGroup assignedLicenses assignedPlans birthday businessPhones city companyName
    consentProvidedForMinor country createdDateTime creationType customSecurityAttributes deletedDateTime department displayName
    employeeHireDate employeeId employeeLeaveDateTime employeeOrgData employeeType externalUserState
    externalUserStateChangeDateTime faxNumber givenName hireDate identities imAddresses interests isResourceAccount jobTitle
    lastPasswordChangeDateTime legalAgeGroupClassification licenseAssignmentStates mail mailboxSettings mailNickname mobilePhone
    mySite officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes onPremisesImmutableId
    onPremisesLastSyncDateTime onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier
    onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordPolicies passwordProfile pastProjects postalCode
    preferredDataLocation preferredLanguage preferredName provisionedPlans proxyAddresses responsibilities schools
    securityIdentifier serviceProvisioningErrors showInAddressList signInActivity signInSessionsValidFromDateTime skills state
    streetAddress surname usageLocation userPrincipalName userType manager directReports memberOf transitiveMemberOf photo`,
  group: `id assignedLabels assignedLicenses classification createdDateTime deletedDateTime description displayName
    expirationDateTime groupTypes hasMembersWithLicenseErrors isAssignableToRole licenseProcessingState mail mailEnabled
    mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName onPremisesLastSyncDateTime
    onPremisesNetBiosName onPremisesProvisioningErrors onPremisesSamAccountName onPremisesSecurityIdentifier
    onPremisesSyncEnabled preferredDataLocation preferredLanguage proxyAddresses renewedDateTime resourceBehaviorOptions
    resourceProvisioningOptions securityEnabled securityIdentifier serviceProvisioningErrors theme uniqueName visibility
    allowExternalSenders autoSubscribeNewMembers hideFromAddressLists hideFromOutlookClients isArchived isSubscribedByMail
    unseenCount members owners memberOf transitiveMembers transitiveMemberOf photo`,
  sharedDriveItem: `${baseItem} owner driveItem items list listItem permission root site`,
};

const names = new Map(
  Object.entries(properties).map(([type, text]) => [type, new Set(text.split(/\s+/).map((name) => name.toLowerCase()))])
);

/** @throws 400 for a name that the type does not have; a type that is not listed has every name */
export function checkProperty(type: string | undefined, path: string, clause: string): void {
  const known = type === undefined ? undefined : names.get(type);
  const [name = ''] = path.split('/');
  if (!known || known.has(name.toLowerCase()) || name === '*' || name.startsWith('@')) return;
  throw badRequest(`${clause}: Could not find a property named '${name}' on type 'microsoft.graph.${type ?? ''}'.`);
}

/** @throws 400 for a property in a body that the type does not have; annotations are taken */
export function checkBody(type: string, body: Readonly<Record<string, unknown>>): void {
  const known = names.get(type);
  const other = Object.keys(body).find((name) => !name.includes('@') && known?.has(name.toLowerCase()) === false);
  if (other !== undefined) throw invalidRequest(`The property '${other}' does not exist on type 'microsoft.graph.${type}'.`);
}
