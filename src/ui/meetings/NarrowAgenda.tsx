import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { StateIcon } from '../common/StateIcon';
import { AgendaRow } from './AgendaList';
import { Disclosure } from './Disclosure';
import marks from './agenda.module.scss';
import styles from './room.module.scss';
import { isMinuted } from './roomView';
import { strings } from './strings';

export interface NarrowAgendaProps {
  readonly items: readonly Stored<AgendaItem>[];
  readonly current: Stored<AgendaItem> | undefined;
  readonly onOpen: (item: Stored<AgendaItem>) => void;
  readonly panel: React.ReactNode;
  readonly addItem: React.ReactNode;
}

/** How many of the items to come are shown at once. */
const shownAhead = 5;

/** One column: what is minuted folded away, the item in hand open, the next ones, the rest folded. */
export function NarrowAgenda({ items, current, onOpen, panel, addItem }: NarrowAgendaProps): JSX.Element {
  const [before, setBefore] = React.useState(false);
  const [after, setAfter] = React.useState(false);
  const at = Math.max(0, items.findIndex(({ key }) => key === current?.key));
  const earlier = items.slice(0, at);
  const ahead = items.slice(at + 1);
  const row = (item: Stored<AgendaItem>): JSX.Element => (
    <li key={item.key}>
      <AgendaRow item={item} number={items.indexOf(item) + 1} isCurrent={false} onOpen={onOpen} />
    </li>
  );
  const minuted = earlier.filter(isMinuted).length;
  return (
    <nav className={styles.agenda} aria-label={strings.room.agenda}>
      {earlier.length > 0 && (
        <Disclosure
          icon={
            minuted === earlier.length ? (
              <span data-state="met" className={marks.mark}>
                <StateIcon state="met" />
              </span>
            ) : undefined
          }
          words={minuted === earlier.length ? strings.room.minutedItems(earlier.length) : strings.room.earlierItems(earlier.length, minuted)}
          open={before}
          onToggle={setBefore}
        >
          <ol>{earlier.map(row)}</ol>
        </Disclosure>
      )}
      {panel}
      <ol>{ahead.slice(0, shownAhead).map(row)}</ol>
      {ahead.length > shownAhead && (
        <Disclosure words={after ? strings.room.fewerItems : strings.room.moreItems(ahead.length - shownAhead)} open={after} onToggle={setAfter}>
          <ol start={at + shownAhead + 2}>{ahead.slice(shownAhead).map(row)}</ol>
        </Disclosure>
      )}
      {addItem}
    </nav>
  );
}
