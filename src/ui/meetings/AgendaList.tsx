import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { StateIcon, type State } from '../common/StateIcon';
import { Hidden } from '../common/Surface';
import styles from './agenda.module.scss';
import { markOf } from './roomView';
import { strings } from './strings';

type Item = Stored<AgendaItem>;

const markWords: { readonly [S in State]?: string } = {
  met: strings.room.states.minuted,
  now: strings.room.states.now,
  broughtForward: strings.room.states.broughtForward,
};

export interface AgendaRowProps {
  readonly item: Item;
  readonly number: number;
  readonly isCurrent: boolean;
  readonly onOpen: (item: Item) => void;
}

/** One line of the agenda. */
export function AgendaRow({ item, number, isCurrent, onOpen }: AgendaRowProps): JSX.Element {
  const mark = markOf(item, isCurrent);
  return (
    <button type="button" className={styles.item} aria-current={isCurrent ? 'step' : undefined} data-item={item.key} onClick={() => onOpen(item)}>
      <span className={styles.number}>{number}</span>
      <span className={styles.itemTitle}>{item.title}</span>
      {item.escalateTo && (
        <span className={styles.mark} title={strings.item.escalated(item.escalateTo)}>
          <StateIcon state="escalated" size={16} />
          <Hidden>{strings.item.escalated(item.escalateTo)}</Hidden>
        </span>
      )}
      {mark && (
        <span className={styles.mark} data-state={mark}>
          <StateIcon state={mark} />
          <Hidden>{markWords[mark]}</Hidden>
        </span>
      )}
    </button>
  );
}

/** What the marks at the right mean. */
export function Legend(): JSX.Element {
  return (
    <div className={styles.legend} aria-hidden="true">
      {(['met', 'now', 'broughtForward'] as const).map((state) => (
        <span key={state}>
          <span className={styles.mark} data-state={state}>
            <StateIcon state={state} />
          </span>
          {markWords[state]}
        </span>
      ))}
    </div>
  );
}
