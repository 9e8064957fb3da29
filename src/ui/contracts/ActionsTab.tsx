import * as React from 'react';

import { addPeriod, type IsoDate } from '../../core/time';
import { addAction, completeAction, reopenAction } from '../../flows/meetings/actions';
import type { Action } from '../../lists/actions';
import type { Stored } from '../../lists/define';
import { ActionForm, type ActionEntry } from '../actions/ActionForm';
import { ActionRow } from '../actions/ActionRow';
import { isOpen } from '../actions/actionState';
import { choiceOf } from '../actions/ownerChoice';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/Surface';
import styles from './Contract.module.scss';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

export interface ActionsTabProps {
  readonly view: ContractView;
  readonly today: IsoDate;
  readonly adding: boolean;
  readonly onAdding: (adding: boolean) => void;
  /** An action was added or changed. */
  readonly onAction: (action: Stored<Action>) => void;
}

const usualDays = 14;

/** The contract's actions, open ones first, by day. */
export function ActionsTab({ view, today, adding, onAdding, onAction }: ActionsTabProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const { contract, actions, canEdit } = view;
  // Made once for each action: a repeat after a lost answer finds the first.
  const key = React.useRef('');
  const byDay = [...actions].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const open = byDay.filter(isOpen);
  const closed = byDay.filter(action => !isOpen(action)).reverse();
  const known = [contract.contractManager, contract.assistantDirector, contract.operationalLead].flatMap(person => (person ? [choiceOf(person)] : []));

  async function add({ title, owner, due }: ActionEntry): Promise<void> {
    key.current = key.current || services.newKey();
    const who = owner.kind === 'account' ? { owner: await services.desk.people.ensure(owner.upn) } : { ownerName: owner.name };
    const action = await addAction(services, { id: contract.id, title: contract.name }, { title, due, ...who }, key.current);
    key.current = '';
    onAction(action);
    announce(words.actions.added(action.title));
    onAdding(false);
  }

  const addButton = canEdit && (
    <Button icon="add" onClick={() => onAdding(true)}>
      {words.addAction}
    </Button>
  );
  const controls = {
    complete: async (action: Stored<Action>, note: string) => onAction(await completeAction(services, action, note)),
    reopen: async (action: Stored<Action>) => onAction(await reopenAction(services, action)),
  };

  return (
    <section className={styles.section} aria-labelledby="contract-actions">
      <div className={styles.sectionHead}>
        <h3 id="contract-actions">{words.actions.title}</h3>
        <span className={styles.right}>{!adding && actions.length > 0 && addButton}</span>
      </div>
      {adding && canEdit && (
        <div className={styles.form}>
          <ActionForm
            label={words.actions.form}
            today={today}
            known={known}
            due={addPeriod(today, { days: usualDays })}
            submit={words.actions.submit}
            onSubmit={add}
            onCancel={() => onAdding(false)}
          />
        </div>
      )}
      {actions.length === 0 && !adding && (
        <Empty title={words.actions.none} actions={addButton}>
          {words.actions.noneText}
        </Empty>
      )}
      {[
        { title: words.actions.open, rows: open },
        { title: words.actions.done, rows: closed },
      ].map(({ title, rows }) => rows.length > 0 && (
        <div key={title} className={styles.section}>
          <h4 className={styles.second}>{title}</h4>
          <ul>
            {rows.map(action => (
              <ActionRow key={action.key} action={action} today={today} controls={canEdit ? controls : undefined} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
