import { actions } from './actions';
import { activity } from './activity';
import { agendaItems } from './agendaItems';
import { chases } from './chases';
import { contractFolders } from './contractFolders';
import { contractors } from './contractors';
import { contracts } from './contracts';
import type { ListDeclaration } from './define';
import { filings } from './filings';
import { meetings } from './meetings';
import { settings } from './settings';

/** Every list of the suite, in the order in which a site is set up: a lookup's target comes before it. */
export const lists = { settings, contractors, contracts, meetings, agendaItems, actions, filings, chases, activity, contractFolders };

export const listsInOrder: readonly ListDeclaration[] = Object.values(lists);
