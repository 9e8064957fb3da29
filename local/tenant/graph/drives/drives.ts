import { visibleLists } from '../lists/listAddress';
import { listResource } from '../lists/listResource';
import { openSite } from '../sites/siteAccess';
import { teamSite } from '../sites/siteAddress';
import { actor } from '../wire/actor';
import { signedIn } from '../wire/caller';
import { shaped } from '../wire/entities';
import type { Expanders } from '../wire/entities';
import { accessDenied, itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { answerWith, collection } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import { openDrive } from './driveAddress';
import { driveResource, itemResource } from './driveResources';
import type { Drive } from './driveStore';

const rules = { size: 200, most: 999, clamps: true, context: 'drives', type: 'drive' } as const;

/** Drives of a site: also open to the Files permissions, as a drive is. */
function drivesOfSite(call: GraphCall): GraphAnswer {
  return answerDrives(call, call.world.drives.drives(openSite(call, needs.readDrives), actor(call)));
}

/** A person's drives: their OneDrive. */
function drivesOfPerson(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const { user } = call.params;
  const person = user === undefined ? signedIn(call.caller) : personByKey(call.world.people, user);
  if (!person) throw itemNotFound('The user could not be found.');
  const drive = call.world.drives.personalDrive(person);
  if (drive && !call.world.drives.mayOpenSite(actor(call), drive.site)) throw accessDenied();
  return answerDrives(call, drive ? [drive] : []);
}

function drivesOfGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const site = teamSite(call, call.params['group'] ?? '');
  if (!call.world.drives.mayOpenSite(actor(call), site)) throw accessDenied();
  return answerDrives(call, call.world.drives.drives(site, actor(call)));
}

function answerDrives(call: GraphCall, drives: readonly Drive[]): GraphAnswer {
  const rows = new Map(drives.map((drive): [Row, Drive] => [driveResource(call, drive), drive]));
  const shape = (row: Row): Row => {
    const drive = rows.get(row);
    return shaped(call, row, 'drive', drive ? expandersOf(call, drive) : {});
  };
  return collection(call, [...rows.keys()], { ...rules, shape });
}

/** The drive itself is told to whoever may come into its site, as somebody with one shared file may. */
function getDrive(call: GraphCall): GraphAnswer {
  const drive = openDrive(call, needs.readDrives);
  if (!call.world.drives.mayOpenSite(actor(call), drive.site)) throw accessDenied();
  return answerWith(call, shaped(call, driveResource(call, drive), 'drive', expandersOf(call, drive)), 'drives');
}

function expandersOf(call: GraphCall, drive: Drive): Expanders {
  return {
    root: (inner) => shaped(inner, itemResource(inner, call.world.drives.root(drive)), 'driveItem'),
    list: (inner) => {
      const list = visibleLists(call, drive.site).find(({ guid }) => guid === drive.listId);
      return list && shaped(inner, listResource(inner, drive.site, list), 'list');
    },
  };
}

export const driveRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@site/drives', facts: 'List available drives', handle: drivesOfSite },
  { method: 'GET', pattern: '/me/drives', facts: 'List available drives', handle: drivesOfPerson },
  { method: 'GET', pattern: '/users/{user:any}/drives', facts: 'List available drives', handle: drivesOfPerson },
  { method: 'GET', pattern: '/groups/{group:any}/drives', facts: 'List available drives', handle: drivesOfGroup },
  { method: 'GET', pattern: '@drive', facts: 'Get drive', handle: getDrive },
];
