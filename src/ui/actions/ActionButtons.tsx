import * as React from 'react';

import type { Action } from '../../lists/actions';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import type { Openers } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import styles from './actions.module.scss';
import { isOpen } from './actionState';
import { strings } from './strings';

type Row = Stored<Action>;

/** What the person may do with an action; what is absent is not offered. */
export interface ActionControls {
  readonly complete?: (action: Row, note: string) => Promise<void>;
  readonly reopen?: (action: Row) => Promise<void>;
  /** Lets it wait for somebody else, or go on. */
  readonly wait?: (action: Row, waiting: boolean) => Promise<void>;
  readonly edit?: (action: Row) => void;
  /** For the button that edits: the focus comes back to it. */
  readonly editRef?: React.Ref<HTMLElement>;
  readonly remove?: (action: Row) => Promise<void>;
}

/** What a row opens beneath itself. */
export type RowForm = 'complete' | 'wait' | 'remove';

export type May = { readonly [Deed in 'complete' | 'reopen' | 'wait' | 'goOn' | 'edit' | 'remove']: boolean };

/** What of it the action's state allows. */
export function mayDo(action: Pick<Row, 'status'>, controls: ActionControls): May {
  const { status } = action;
  const isIssued = status === 'Open' || status === 'Waiting';
  return {
    complete: isIssued && controls.complete !== undefined,
    reopen: status === 'Done' && controls.reopen !== undefined,
    wait: status === 'Open' && controls.wait !== undefined,
    goOn: status === 'Waiting' && controls.wait !== undefined,
    edit: isOpen(action) && controls.edit !== undefined,
    remove: status === 'Draft' && controls.remove !== undefined,
  };
}

interface Deed {
  readonly busy: boolean;
  run(): void;
}

export interface ActionButtonsProps {
  readonly action: Row;
  readonly may: May;
  readonly controls: ActionControls;
  readonly forms: Openers<RowForm>;
  readonly reopen: Deed;
  readonly goOn: Deed;
}

/** The ways on beneath an action. */
export function ActionButtons({ action, may, controls, forms, reopen, goOn }: ActionButtonsProps): JSX.Element | null {
  const { title } = action;
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <div className={`${form.buttons} ${styles.controls}`}>
      {may.complete && (
        <Button small icon="check" ref={forms.buttonRef('complete')} label={strings.markDoneOf(title)} onClick={() => forms.open('complete')}>
          {strings.markDone}
        </Button>
      )}
      {may.goOn && (
        <Button small kind="quiet" icon="play" label={strings.goOnOf(title)} busy={goOn.busy} onClick={goOn.run}>
          {strings.goOn}
        </Button>
      )}
      {may.edit && (
        <Button small kind="quiet" icon="edit" ref={controls.editRef} label={strings.editOf(title)} onClick={() => controls.edit?.(action)}>
          {strings.edit}
        </Button>
      )}
      {may.wait && (
        <Button small kind="quiet" icon="pause" ref={forms.buttonRef('wait')} label={strings.waitOf(title)} onClick={() => forms.open('wait')}>
          {strings.wait}
        </Button>
      )}
      {may.remove && (
        <Button small kind="quiet" icon="dismiss" ref={forms.buttonRef('remove')} label={strings.removeOf(title)} onClick={() => forms.open('remove')}>
          {strings.remove}
        </Button>
      )}
      {may.reopen && (
        <Button small kind="quiet" icon="retry" label={strings.reopenOf(title)} busy={reopen.busy} onClick={() => reopen.run()}>
          {strings.reopen}
        </Button>
      )}
    </div>
  );
}
