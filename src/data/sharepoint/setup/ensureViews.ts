import '@pnp/sp/views/list';
import type { IView } from '@pnp/sp/views/types';
import type { IWeb } from '@pnp/sp/webs/types';
import type { ViewDeclaration } from '../../../lists/define';
import { withAppErrors } from '../errors';
import { viewColumns, viewQuery } from './caml';
import { listAt, type ListSetup } from './context';
import { carryOut, inBatch, type Task } from './tasks';

interface RawView {
  readonly Title: string;
  readonly DefaultView: boolean;
}

/** Rows of one page of a view. */
const rowLimit = 100;

/**
 * Brings the declared views. A view made in this run, or by one that did not get to its end, gets its columns and its
 * place; one from an earlier, complete run belongs to the council.
 */
export async function ensureViews(setup: ListSetup): Promise<void> {
  const { web, list } = setup;
  const views = Object.values(list.views);
  const before = new Set((await readViews(setup)).map(({ Title }) => Title.toLowerCase()));
  const total = Object.keys(list.fields).length;
  const say = (): void => setup.say(`${total} columns, ${views.length} views`);

  const lacking = async (): Promise<readonly Task[]> => {
    const there = new Set((await readViews(setup)).map(({ Title }) => Title.toLowerCase()));
    return views.filter(({ title }) => !there.has(title.toLowerCase())).map((view) => ({ id: view.title, requests: [(target) => makeView(target, setup, view)] }));
  };
  await carryOut(web, lacking, setup.stopIfAsked, say);

  const ours = views.filter(({ title }) => !setup.wasComplete || !before.has(title.toLowerCase()));
  if (ours.length) await carryOut(web, () => unfinished(setup, ours), setup.stopIfAsked, say);
}

function readViews(setup: ListSetup): Promise<readonly RawView[]> {
  return withAppErrors(() => listAt(setup.web, setup).views.select('Title', 'DefaultView')<readonly RawView[]>());
}

function makeView(web: IWeb, setup: ListSetup, view: ViewDeclaration): Promise<unknown> {
  return listAt(web, setup).views.add(view.title, false, { ViewQuery: viewQuery(setup.list, view), RowLimit: rowLimit, Paged: true });
}

/** Views whose columns or place as the first view are not yet as declared. */
async function unfinished(setup: ListSetup, views: readonly ViewDeclaration[]): Promise<readonly Task[]> {
  const there = await readViews(setup);
  const columnsNow = await inBatch(setup.web, views.map(({ title }) => (web: IWeb) => viewOf(web, setup, title).fields<{ readonly Items: readonly string[] }>()));
  return views.flatMap((view, index): readonly Task[] => {
    const answer = columnsNow[index];
    const wanted = viewColumns(setup.list, view);
    const hasColumns = answer.status === 'fulfilled' && answer.value.Items.join() === wanted.join();
    const isInPlace = !view.isDefault || there.some(({ Title, DefaultView }) => DefaultView && Title.toLowerCase() === view.title.toLowerCase());
    return [
      ...(hasColumns ? [] : [{ id: `${view.title}: columns`, requests: columnRequests(setup, view.title, wanted) }]),
      ...(isInPlace ? [] : [{ id: `${view.title}: default`, requests: [(web: IWeb) => viewOf(web, setup, view.title).update({ DefaultView: true })] }]),
    ];
  });
}

function columnRequests(setup: ListSetup, title: string, columns: readonly string[]): Task['requests'] {
  return [
    (web) => viewOf(web, setup, title).fields.removeAll(),
    ...columns.map((column) => (web: IWeb) => viewOf(web, setup, title).fields.add(column)),
  ];
}

function viewOf(web: IWeb, setup: ListSetup, title: string): IView {
  return listAt(web, setup).views.getByTitle(title);
}
