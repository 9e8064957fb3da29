import { actions } from './actions';
import { activity } from './activity';
import { agendaItems } from './agendaItems';
import { chases } from './chases';
import { contractFolders } from './contractFolders';
import { contractors } from './contractors';
import { contracts } from './contracts';
import type { ListDeclaration } from './define';
import { escalations } from './escalations';
import { evidence } from './evidence';
import { filings } from './filings';
import { incidentLog } from './incidentLog';
import { incidents } from './incidents';
import { meetings } from './meetings';
import { obligations } from './obligations';
import { posts } from './posts';
import { settings } from './settings';

/** Every list of the suite, in the order in which a site is set up: a lookup's target comes before it. */
export const lists = {
  settings,
  contractors,
  contracts,
  meetings,
  agendaItems,
  actions,
  filings,
  chases,
  posts,
  evidence,
  obligations,
  escalations,
  incidents,
  incidentLog,
  activity,
  contractFolders,
};

export const listsInOrder: readonly ListDeclaration[] = Object.values(lists);
