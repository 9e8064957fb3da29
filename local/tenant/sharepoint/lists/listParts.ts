import type { List } from '../../store/lists';
import { entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { collectionResource, entityResource, type Resource } from '../wire/resource';

const rights: Shape<List> = {
  type: 'SP.InformationRightsManagementSettings',
  set: 'SP.ApiData.InformationRightsManagementSettings',
  editLink: list => `Web/Lists(guid'${list.guid}')/InformationRightsManagementSettings`,
  props: {
    AllowPrint: () => false,
    AllowScript: () => false,
    AllowWriteCopy: () => false,
    DisableDocumentBrowserView: () => false,
    DocumentAccessExpireDays: () => 90,
    EnableDocumentAccessExpire: () => false,
    EnableDocumentBrowserPublishingView: () => false,
    EnableGroupProtection: () => false,
    EnableLicenseCacheExpire: () => false,
    GroupName: () => '',
    LicenseCacheExpireDays: () => 30,
    PolicyDescription: () => '',
    PolicyTitle: () => '',
    TemplateId: () => '',
  },
};

/** Information rights management, which no list here has: it can be read and not be set. */
export function rightsManagement(list: List): Resource {
  return entityResource(entity(rights, list), {
    merge: () => {
      throw errors.unsupported('information rights management');
    },
  });
}

/** Event receivers, of which there are none: they are code that SharePoint would run or call. */
export function eventReceivers(): Resource {
  return collectionResource('EventReceivers', 'SP.ApiData.EventReceivers', () => [], {
    post: () => {
      throw errors.unsupported('event receivers');
    },
  });
}
