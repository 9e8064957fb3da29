import type { Faults } from '../../faults';
import type { Blobs } from '../../store/blobs';
import type { Database } from '../../store/database';
import type { Directory, DirectoryUser } from '../../store/directory';
import type { Accounts } from '../directory/accounts';
import type { Tenant } from '../../tenant';
import type { DriveStore } from '../drives/driveStore';

/** An account of the directory. */
export type Person = DirectoryUser;

/** What Graph stands on: the tenant's one database, its people and its drives. */
export interface GraphWorld {
  /** The stores that SharePoint REST uses. */
  readonly tenant: Tenant;
  readonly db: Database;
  readonly tenantId: string;
  readonly people: Directory;
  readonly accounts: Accounts;
  readonly blobs: Blobs;
  readonly drives: DriveStore;
  readonly faults: Faults;
  /** False once the database is closed. */
  isOpen(): boolean;
  /** Stops what the services still do by themselves. */
  close(): void;
}

export function personByKey(people: Directory, idOrUpn: string): Person | undefined {
  return people.byId(idOrUpn) ?? people.byUpn(idOrUpn);
}
