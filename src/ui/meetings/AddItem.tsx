import * as React from 'react';

import { Button } from '../common/Button';
import { OneTextForm, useOpener } from '../common/inPlace';
import { useServices } from '../common/ServicesContext';
import styles from './agenda.module.scss';
import { strings } from './strings';

const longestTitle = 255;

/** Puts an item on the agenda of the meeting that goes on; the focus goes on to its minutes. */
export function AddItem({ onAdd }: { readonly onAdd: (title: string, key: string) => Promise<void> }): JSX.Element {
  const { newKey } = useServices();
  const form = useOpener();
  // Made once for each item: a repeat after a lost answer finds the first.
  const key = React.useRef('');
  if (form.isOpen) {
    return (
      <div className={styles.addItem}>
        <OneTextForm
          label={strings.room.addItem}
          field={strings.room.itemTitle}
          needed={strings.room.itemNeeded}
          max={longestTitle}
          submit={strings.room.addItemSave}
          onSubmit={async (title) => {
            await onAdd(title, key.current);
            form.finish();
          }}
          onClose={form.close}
        />
      </div>
    );
  }
  const open = (): void => {
    key.current = newKey();
    form.open();
  };
  return (
    <div className={styles.addItem}>
      <Button ref={form.buttonRef} kind="quiet" small icon="add" onClick={open}>
        {strings.room.addItem}
      </Button>
    </div>
  );
}
