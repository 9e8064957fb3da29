import type { NewDirectoryUser } from '../../store/directory';
import type { Person } from '../wire/world';

/** What the directory makes and takes away elsewhere: accounts with their OneDrive, groups with their site. */
export interface Accounts {
  /** Makes an account or changes it. */
  saveUser(user: NewDirectoryUser): Person;
  removeUser(person: Person): void;
  /** @returns the server-relative address, with a number behind it when the name is taken */
  addGroupSite(nickname: string, title: string, description: string, owner: Person | undefined): string;
  renameGroupSite(path: string, title: string, description: string): void;
  /** Lets a person into the site of their group, or out of it. */
  letIn(path: string, person: Person, role: 'member' | 'owner'): void;
  letOut(path: string, person: Person, role: 'member' | 'owner'): void;
}
