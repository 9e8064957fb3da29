import type { Fields } from '../body/fields';
import { badRequest } from '../wire/errors';
import { textOf } from '../wire/odata';

/** The id of the app that `teamsApp@odata.bind` names: `…/appCatalogs/teamsApps/{id}`. @throws 400 */
export function boundAppId(body: Fields): string {
  const [, quoted, plain] = /\/teamsApps(?:\('([^']+)'\)|\/([^/?]+))$/i.exec(textOf(body['teamsApp@odata.bind']) ?? '') ?? [];
  const id = quoted ?? plain;
  if (id === undefined) throw badRequest('The property teamsApp@odata.bind must name an app of the catalog.');
  return id;
}
