import * as React from 'react';

import { addPeriod, type IsoDate } from '../../core/time';
import { addAction, completeAction, editAction, reopenAction, setWaiting, type ActionDraft } from '../../flows/meetings/actions';
import type { Services } from '../../flows/services';
import type { Action } from '../../lists/actions';
import type { Key, Stored } from '../../lists/define';
import { ActionForm, type ActionEntry, type TypedAction } from '../actions/ActionForm';
import { ActionList } from '../actions/ActionList';
import { isOpen } from '../actions/actionState';
import { focusRow } from '../actions/focusRow';
import { choiceOf } from '../actions/ownerChoice';
import { strings as actionWords } from '../actions/strings';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { Empty } from '../common/Empty';
import type { Openers } from '../common/inPlace';
import { useServices } from '../common/ServicesContext';
import styles from './Contract.module.scss';
import { pageStrings as words } from './pageStrings';
import type { ContractView } from './useContract';

type Row = Stored<Action>;

export interface ActionsTabProps {
  readonly view: ContractView;
  readonly today: IsoDate;
  /** The form that adds one, and the buttons of the page and of this tab that open it. */
  readonly adding: Openers<'page' | 'tab'>;
  readonly onAdd: () => void;
  readonly form: React.RefObject<HTMLDivElement>;
  /** What is typed in it; it outlasts a look at another tab. */
  readonly typed: React.MutableRefObject<TypedAction | undefined>;
  /** The action that was asked for: it takes the focus. */
  readonly asked?: Key;
  /** An action was added or changed. */
  readonly onAction: (action: Row) => void;
}

const usualDays = 14;

async function draftOf(services: Services, { title, owner, due }: ActionEntry): Promise<ActionDraft> {
  return owner.kind === 'account' ? { title, due, owner: await services.desk.people.ensure(owner.upn) } : { title, due, ownerName: owner.name };
}

/** The contract's actions, open ones first, by day. */
export function ActionsTab({ view, today, adding, onAdd, form, typed, asked, onAction }: ActionsTabProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const { contract, actions, canEdit } = view;
  const section = React.useRef<HTMLElement>(null);
  // Made once for each action: a repeat after a lost answer finds the first.
  const key = React.useRef('');
  const byDay = [...actions].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const open = byDay.filter(isOpen);
  const closed = byDay.filter(action => !isOpen(action)).reverse();
  const known = [contract.contractManager, contract.assistantDirector, contract.operationalLead].flatMap(person => (person ? [choiceOf(person)] : []));

  /** An action goes where it belongs now, and the focus goes with it. */
  function show(action: Row, said: (title: string) => string): void {
    onAction(action);
    announce(said(action.title));
    focusRow(section.current, action.key);
  }
  async function add(entry: ActionEntry): Promise<void> {
    key.current = key.current || services.newKey();
    const draft = await draftOf(services, entry);
    const action = await addAction(services, { id: contract.id, title: contract.name }, draft, key.current);
    key.current = '';
    adding.finish();
    show(action, words.actions.added);
  }
  async function edit(action: Row, entry: ActionEntry): Promise<void> {
    onAction(await editAction(services, action, await draftOf(services, entry)));
    announce(words.actions.saved(entry.title));
  }
  function leave(): void {
    typed.current = undefined;
    adding.close();
  }

  const controls = {
    complete: async (action: Row, note: string) => show(await completeAction(services, action, note), actionWords.markedDone),
    reopen: async (action: Row) => show(await reopenAction(services, action), actionWords.reopened),
    wait: async (action: Row, waiting: boolean) => show(await setWaiting(services, action, waiting), waiting ? actionWords.waits : actionWords.goesOn),
  };
  const addButton = canEdit && adding.opened === undefined && (
    <Button ref={adding.buttonRef('tab')} icon="add" onClick={onAdd}>
      {words.addAction}
    </Button>
  );

  return (
    <section ref={section} className={styles.section} aria-labelledby="contract-actions" data-focus-home="">
      <div className={styles.sectionHead}>
        <h3 id="contract-actions">{words.actions.title}</h3>
        <span className={styles.right}>{actions.length > 0 && addButton}</span>
      </div>
      {adding.opened !== undefined && canEdit && (
        <div ref={form} className={styles.form}>
          <ActionForm
            label={words.actions.form}
            today={today}
            known={known}
            due={addPeriod(today, { days: usualDays })}
            submit={words.actions.submit}
            typed={typed.current}
            onTyped={now => {
              typed.current = now;
            }}
            onSubmit={add}
            onCancel={leave}
          />
        </div>
      )}
      {actions.length === 0 && adding.opened === undefined && (
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
          <ActionList
            label={title}
            actions={rows}
            today={today}
            known={known}
            asked={asked}
            controls={canEdit ? controls : undefined}
            onEdit={canEdit ? edit : undefined}
          />
        </div>
      ))}
    </section>
  );
}
