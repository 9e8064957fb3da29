import type { SPFI } from '@pnp/sp';
import { Web } from '@pnp/sp/webs';
import { lists } from '../../lists';
import type { ListDeclaration, Key } from '../../lists/define';
import type { Desk, Folders, ListStore } from '../ports';
import { createListStore } from './listStore';
import { patience, type Pace } from './patience';
import { createPeople } from './people';
import { readRights } from './rights';

export interface DeskOptions {
  /** Absolute address of the web that holds the lists. */
  readonly webUrl: string;
  /** The site's zone, in which its days begin and end. */
  readonly timeZone: string;
  readonly pace?: Pace;
}

/** The suite's lists of one site, through SharePoint REST. @param sp says who asks: `spfi().using(SPFx(context))` */
export function createDesk(sp: SPFI, options: DeskOptions): Desk {
  const webUrl = options.webUrl.replace(/\/+$/, '');
  const web = Web([sp.web, webUrl]).using(patience(options.pace));
  const store = <Item extends { readonly key: Key }>(declaration: ListDeclaration): ListStore<Item> =>
    createListStore<Item>({ web, webUrl, timeZone: options.timeZone }, declaration);
  return {
    webUrl,
    contractors: store(lists.contractors),
    contracts: store(lists.contracts),
    meetings: store(lists.meetings),
    agendaItems: store(lists.agendaItems),
    actions: store(lists.actions),
    filings: store(lists.filings),
    chases: store(lists.chases),
    posts: store(lists.posts),
    evidence: store(lists.evidence),
    obligations: store(lists.obligations),
    escalations: store(lists.escalations),
    incidents: store(lists.incidents),
    incidentLog: store(lists.incidentLog),
    activity: store(lists.activity),
    settings: store(lists.settings),
    folders: lazyFolders(async () => {
      const { createFolders } = await import(/* webpackChunkName: 'contract-folders' */ './folders');
      return createFolders(web, webUrl);
    }),
    people: createPeople(web),
    // An address of its own for each question: PnPjs answers only one of two that are asked of one object at once.
    rights: () => readRights(Web([web, webUrl])),
  };
}

/** Files are opened long after the first view, so their code comes with the first of them. */
function lazyFolders(load: () => Promise<Folders>): Folders {
  let loaded: Promise<Folders> | undefined;
  const folders = (): Promise<Folders> => (loaded ??= load());
  return {
    ensure: async (libraryPath, parts) => (await folders()).ensure(libraryPath, parts),
    list: async (folder) => (await folders()).list(folder),
    put: async (folder, name, content) => (await folders()).put(folder, name, content),
    describe: async (path, columns) => (await folders()).describe(path, columns),
    libraryOf: async (site) => (await folders()).libraryOf(site),
  };
}
