import * as React from 'react';

import type { IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Key, Stored } from '../../lists/define';
import { useOpeners } from '../common/inPlace';
import type { ActionControls } from './ActionButtons';
import styles from './actions.module.scss';
import { ActionForm, type ActionEntry } from './ActionForm';
import { ActionRow } from './ActionRow';
import { focusRow, neighbourOf } from './focusRow';
import { choiceOf, type OwnerChoice } from './ownerChoice';
import { strings } from './strings';

type Row = Stored<Action>;

export interface ActionListProps {
  readonly label: string;
  readonly actions: readonly Row[];
  readonly today: IsoDate;
  readonly controls?: Omit<ActionControls, 'edit' | 'editRef'>;
  /** Lets actions be edited in place. */
  readonly onEdit?: (action: Row, entry: ActionEntry) => Promise<void>;
  /** Who is offered as an owner while editing. */
  readonly known?: readonly OwnerChoice[];
  readonly noteOf?: (action: Row) => React.ReactNode;
  readonly showContract?: boolean;
  /** The action that a link led to. */
  readonly asked?: Key;
}

const noOne: readonly OwnerChoice[] = [];

function ownerChoiceOf({ owner, ownerName }: Row): OwnerChoice | undefined {
  if (owner) return choiceOf(owner);
  return ownerName ? { kind: 'text', name: ownerName } : undefined;
}

/** Actions, one beneath the other: read, marked done, reopened, edited and removed where they stand. */
export function ActionList(props: ActionListProps): JSX.Element {
  const { label, actions, today, controls, onEdit, known = noOne, noteOf, showContract, asked } = props;
  const editing = useOpeners<Key>();
  const list = React.useRef<HTMLUListElement>(null);
  const remove = controls?.remove;

  const controlsOf = ({ key }: Row): ActionControls => ({
    ...controls,
    ...(remove && {
      remove: async (action: Row) => {
        const next = neighbourOf(actions, key);
        await remove(action);
        if (next !== undefined) focusRow(list.current, next);
      },
    }),
    ...(onEdit && { edit: () => editing.open(key), editRef: editing.buttonRef(key) }),
  });

  return (
    <ul ref={list} className={styles.list} aria-label={label}>
      {actions.map((action) =>
        editing.opened === action.key && onEdit ? (
          <li key={action.key} className={styles.row}>
            <ActionForm
              label={strings.editOf(action.title)}
              today={today}
              known={known}
              title={action.title}
              owner={ownerChoiceOf(action)}
              due={action.due ?? today}
              submit={strings.form.save}
              takesFocus
              onSubmit={async (entry) => {
                await onEdit(action, entry);
                editing.close();
              }}
              onCancel={editing.close}
            />
          </li>
        ) : (
          <ActionRow
            key={action.key}
            action={action}
            today={today}
            showContract={showContract}
            note={noteOf?.(action)}
            asked={asked === action.key}
            controls={controlsOf(action)}
          />
        ),
      )}
    </ul>
  );
}
