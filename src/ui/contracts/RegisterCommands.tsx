import * as React from 'react';

import { Button } from '../common/Button';
import type { GridColumn } from '../common/grid/columns';
import { useSurface } from '../common/Surface';
import styles from './Register.module.scss';
import type { ContractRow } from './rowModel';
import { strings } from './strings';

export interface RegisterCommandsProps {
  readonly canEdit: boolean;
  readonly selected: number;
  readonly onAdd: () => void;
  readonly onOpen: () => void;
  readonly onClear: () => void;
  readonly onExport: () => void;
  readonly columns: readonly GridColumn<ContractRow>[];
  readonly hidden: ReadonlySet<string>;
  readonly onHidden: (hidden: ReadonlySet<string>) => void;
}

/** What can be done with the register and with the contracts selected in it. */
export function RegisterCommands(props: RegisterCommandsProps): JSX.Element {
  const { canEdit, selected, columns, hidden, onHidden } = props;
  const { width } = useSurface();
  const [choosing, setChoosing] = React.useState(false);
  const chooser = React.useRef<HTMLElement>(null);
  const isNarrow = width !== 'wide';
  const words = strings.register;

  function toggle(id: string): void {
    const next = new Set(hidden);
    if (!next.delete(id)) next.add(id);
    onHidden(next);
  }

  function onEscape(event: React.KeyboardEvent): void {
    if (event.key !== 'Escape' || !choosing) return;
    event.stopPropagation();
    setChoosing(false);
    chooser.current?.focus();
  }

  return (
    <div onKeyDown={onEscape}>
      <div className={styles.commands} role="group" aria-label={words.title}>
        {canEdit && (
          <>
            <Button kind="primary" icon="add" onClick={props.onAdd}>
              {words.add}
            </Button>
            {selected > 0 && <span className={styles.rule} />}
          </>
        )}
        {selected === 1 && (
          <Button kind="quiet" icon="document" onClick={props.onOpen}>
            {words.open}
          </Button>
        )}
        {selected > 0 && (
          <Button kind="quiet" icon="dismiss" label={`${words.clearSelection}, ${words.selected(selected)}`} onClick={props.onClear}>
            {words.selected(selected)}
          </Button>
        )}
        <span className={styles.right}>
          {width === 'wide' && (
            <Button ref={chooser} kind="quiet" icon="columns" expanded={choosing} onClick={() => setChoosing(now => !now)}>
              {words.columns}
            </Button>
          )}
          <Button kind="quiet" icon="exportUp" label={isNarrow ? words.exportCsv : undefined} onClick={props.onExport}>
            {!isNarrow && words.exportCsv}
          </Button>
        </span>
      </div>
      {choosing && width === 'wide' && (
        <fieldset className={styles.columnChoices} aria-label={words.columnsOf}>
          {columns.filter(column => !column.names).map(column => (
            <label key={column.id}>
              <input type="checkbox" checked={!hidden.has(column.id)} onChange={() => toggle(column.id)} />
              {column.heading}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
