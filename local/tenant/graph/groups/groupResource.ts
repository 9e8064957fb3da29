import type { Row } from '../wire/filter';
import type { Group } from './groupStore';

/** A group as Graph writes it: everything that can be selected; what is not asked for is not shown besides. */
export function groupResource(group: Group): Row {
  const { displayName, description, mail, mailNickname, mailEnabled, securityEnabled, groupTypes, visibility, created, more } = group.body;
  return {
    id: group.id,
    deletedDateTime: null,
    classification: null,
    createdDateTime: created,
    creationOptions: [],
    description,
    displayName,
    expirationDateTime: null,
    groupTypes,
    isAssignableToRole: null,
    mail,
    mailEnabled,
    mailNickname,
    membershipRule: null,
    membershipRuleProcessingState: null,
    onPremisesDomainName: null,
    onPremisesLastSyncDateTime: null,
    onPremisesNetBiosName: null,
    onPremisesSamAccountName: null,
    onPremisesSecurityIdentifier: null,
    onPremisesSyncEnabled: null,
    preferredDataLocation: null,
    preferredLanguage: null,
    proxyAddresses: mail === null ? [] : [`SMTP:${mail}`],
    renewedDateTime: created,
    resourceBehaviorOptions: [],
    resourceProvisioningOptions: [],
    securityEnabled,
    securityIdentifier: null,
    theme: null,
    visibility,
    onPremisesProvisioningErrors: [],
    serviceProvisioningErrors: [],
    ...more,
  };
}

/** Among objects of several types each says what it is. */
export function typedGroup(group: Group): Row {
  return { '@odata.type': '#microsoft.graph.group', ...groupResource(group) };
}
