import { isAppError } from '../core/errors';
import { getJson } from './call';
import type { GraphCaller } from './caller';
import type { Directory } from './ports';
import { peopleAnswer, personAnswer } from './wire';

const scope = 'User.ReadBasic.All';
const fields = 'id,displayName,userPrincipalName,jobTitle';

/** People of the tenant. Sources: Graph, "List users", "Get user". */
export function createDirectory(client: GraphCaller): Directory {
  return {
    async search(words) {
      const start = words.trim().replace(/'/g, "''");
      if (start === '') return [];
      const filter = ['displayName', 'surname', 'userPrincipalName'].map((field) => `startswith(${field},'${start}')`).join(' or ');
      const path = `/users?$select=${fields}&$top=10&$filter=${encodeURIComponent(filter)}`;
      return (await getJson(client, scope, path, peopleAnswer)).value;
    },

    async byUpn(upn) {
      try {
        return await getJson(client, scope, `/users/${encodeURIComponent(upn)}?$select=${fields}`, personAnswer);
      } catch (error) {
        if (isAppError(error, 'notFound')) return undefined;
        throw error;
      }
    },
  };
}
