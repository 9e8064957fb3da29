import type { Row } from '../wire/filter';
import type { Installation, TeamsApp } from './appStore';

const version = '1.0.0';

export function appResource({ teamsAppId, name }: TeamsApp): Row {
  return { id: teamsAppId, externalId: teamsAppId, displayName: name, distributionMethod: 'organization' };
}

export function definitionId({ teamsAppId }: TeamsApp): string {
  return Buffer.from(`${teamsAppId}##${version}##Published`).toString('base64url');
}

export function definitionResource(app: TeamsApp): Row {
  return {
    id: definitionId(app),
    teamsAppId: app.teamsAppId,
    displayName: app.name,
    version,
    publishingState: 'published',
    shortDescription: app.name,
    description: app.name,
    lastModifiedDateTime: null,
    createdBy: null,
    authorization: { requiredPermissionSet: { resourceSpecificPermissions: [] } },
    allowedInstallationScopes: 'team,groupChat,personal',
  };
}

export function installationResource({ id }: Installation): Row {
  return { id, consentedPermissionSet: null };
}
