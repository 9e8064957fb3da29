import { body } from '@pnp/queryable';
import { SPInstance, spPost } from '@pnp/sp';
import type { IWeb } from '@pnp/sp/webs/types';
import { AppError, isAppError } from '../../core/errors';
import type { Person } from '../../lists/define';
import type { People } from '../ports';
import { upnOfClaim } from './columns';
import { refusalOf, toAppError, withAppErrors } from './errors';

interface RawUser {
  readonly Id: number;
  readonly Title: string;
  readonly LoginName: string;
}

/** The accounts of one site. PnPjs' module for users brings groups and more, so two addresses are written out. */
export function createPeople(web: IWeb): People {
  let signedIn: Promise<Person> | undefined;
  const known = new Map<string, Promise<Person>>();

  const me = (): Promise<Person> => {
    const asking = (signedIn ??= withAppErrors(async () => personOf(await SPInstance(web, 'currentuser').select('Id', 'Title', 'LoginName')<RawUser>())));
    asking.catch(() => (signedIn = undefined));
    return asking;
  };

  const ensure = (upn: string): Promise<Person> => {
    const name = upn.trim().toLowerCase();
    const asking = known.get(name) ?? ensureUser(web, name);
    known.set(name, asking);
    asking.catch(() => known.delete(name));
    return asking;
  };

  return { me, ensure };
}

async function ensureUser(web: IWeb, upn: string): Promise<Person> {
  try {
    return personOf(await spPost<RawUser>(SPInstance(web, 'ensureuser'), body({ logonName: `i:0#.f|membership|${upn}` })));
  } catch (error) {
    const failure = toAppError(error);
    if (!/could not be found|cannot be found/i.test(refusalOf(error)?.sentence ?? '') && !isAppError(failure, 'notFound')) throw failure;
    throw new AppError('notFound', `There is no account “${upn}” here.`, failure.details);
  }
}

function personOf({ Id, Title, LoginName }: RawUser): Person {
  return { id: Id, name: Title, upn: upnOfClaim(LoginName) };
}
