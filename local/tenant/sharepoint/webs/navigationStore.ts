import type { List } from '../../store/lists';
import { Records } from '../../store/records';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';

/** A link of a web's navigation. */
export interface NavigationNode {
  readonly id: number;
  /** The node that it lies below; 0 for one at the top of its bar. */
  readonly parent: number;
  readonly bar: Bar;
  readonly title: string;
  readonly url: string;
  readonly isVisible: boolean;
  readonly isExternal: boolean;
  readonly position: number;
}

export type Bar = 'quickLaunch' | 'topNavigationBar';

/** Ids of a web's own nodes begin above those that SharePoint keeps for itself. */
const FIRST_ID = 2000;
const HOME = 1031;

/** The links of one web; a new one has a link to itself. */
export class Navigation {
  private readonly records: Records<NavigationNode>;
  private readonly owner: string;

  public constructor(call: Call, private readonly site: Site) {
    this.records = new Records<NavigationNode>(call.tenant.db, 'navigation');
    this.owner = `web ${site.id}`;
  }

  public find(id: number): NavigationNode | undefined {
    return this.all().find(node => node.id === id);
  }

  /** In their order. */
  public children(bar: Bar, parent: number): readonly NavigationNode[] {
    return this.all()
      .filter(node => node.bar === bar && node.parent === parent)
      .sort((left, right) => left.position - right.position);
  }

  public add(node: Pick<NavigationNode, 'bar' | 'parent' | 'title' | 'url' | 'isVisible' | 'isExternal'>, asLast: boolean): NavigationNode {
    const all = this.all();
    const siblings = this.children(node.bar, node.parent).map(({ position }) => position);
    const made: NavigationNode = {
      ...node,
      id: Math.max(FIRST_ID, ...all.map(({ id }) => id)) + 1,
      position: asLast ? Math.max(0, ...siblings) + 1 : Math.min(0, ...siblings) - 1,
    };
    this.put(made);
    return made;
  }

  public put(node: NavigationNode): void {
    this.records.put(this.owner, String(node.id), node);
  }

  /** @param previous the node that it comes right after */
  public moveAfter(node: NavigationNode, previous: NavigationNode | undefined): void {
    const others = this.children(node.bar, node.parent).filter(({ id }) => id !== node.id);
    const at = previous ? others.findIndex(({ id }) => id === previous.id) + 1 : 0;
    [...others.slice(0, at), node, ...others.slice(at)].forEach((each, position) => this.put({ ...each, position }));
  }

  /** Takes the nodes below it along. */
  public remove(node: NavigationNode): void {
    for (const child of this.children(node.bar, node.id)) this.remove(child);
    // A node that the web was born with is kept as removed.
    if (node.id === HOME) this.put({ ...node, parent: -1 });
    else this.records.remove(this.owner, String(node.id));
  }

  /** Adds or takes away the link to a list (OnQuickLaunch). */
  public show(list: List, isShown: boolean): void {
    const found = this.children('quickLaunch', 0).find(({ url }) => url === list.url);
    if (isShown && !found) this.add({ bar: 'quickLaunch', parent: 0, title: list.title, url: list.url, isVisible: true, isExternal: false }, true);
    if (!isShown && found) this.remove(found);
  }

  private all(): readonly NavigationNode[] {
    const stored = this.records.all(this.owner);
    if (stored.some(({ id }) => id === HOME)) return stored;
    const home: NavigationNode = { id: HOME, parent: 0, bar: 'quickLaunch', title: 'Home', url: this.site.url, isVisible: true, isExternal: false, position: 0 };
    return [home, ...stored];
  }
}
