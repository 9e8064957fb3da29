import * as React from 'react';

import type { AppError } from '../../core/errors';
import { Icon } from '../common/Icon';
import form from '../common/inPlace/form.module.scss';
import { Hidden } from '../common/Surface';
import { useGroupId } from '../common/useGroupId';
import styles from './OwnerPicker.module.scss';
import type { OwnerChoice } from './ownerChoice';
import { strings } from './strings';
import { useListSide } from './useListSide';
import { useOwnerSearch } from './useOwnerSearch';

export interface OwnerPickerProps {
  readonly label: string;
  readonly value: OwnerChoice | undefined;
  /** People who are offered before anything is typed. */
  readonly known: readonly OwnerChoice[];
  readonly problem?: string;
  readonly onChoose: (choice: OwnerChoice | undefined) => void;
}

const wordsFor = (choice: OwnerChoice): string =>
  choice.kind === 'text' && choice.about === undefined ? strings.form.ownerAsText(choice.name) : choice.name;

const identityOf = (choice: OwnerChoice): string => `${choice.kind}:${choice.kind === 'account' ? choice.upn : choice.name}`;

/** A box that suggests people while one types. Source: WAI-ARIA practices, editable combobox with list autocomplete. */
export const OwnerPicker = React.forwardRef<HTMLInputElement, OwnerPickerProps>(function OwnerPicker(props, ref) {
  const { label, value, known, problem, onChoose } = props;
  const id = useGroupId();
  const [typed, setTyped] = React.useState(value?.name ?? '');
  const [open, setOpen] = React.useState(false);
  const [active, setActive] = React.useState(-1);
  const unsettled = typed === (value?.name ?? '') ? '' : typed;
  const { found, searching, refusal } = useOwnerSearch(open ? unsettled : '', known);
  const shownOpen = open && found.length > 0;
  const { boxRef, listRef, side } = useListSide(shownOpen, found.length);

  React.useEffect(() => setTyped(value?.name ?? ''), [value]);
  React.useEffect(() => {
    if (shownOpen && active >= 0) listRef.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [shownOpen, active, listRef]);

  const close = (): void => {
    setOpen(false);
    setActive(-1);
  };
  const choose = (choice: OwnerChoice): void => {
    onChoose(choice);
    setTyped(choice.name);
    close();
  };
  const leave = (): void => {
    close();
    if (typed.trim() === '') onChoose(undefined);
    else if (typed !== value?.name) {
      const exact = found.find((choice) => choice.name.toLowerCase() === typed.trim().toLowerCase());
      choose(exact ?? { kind: 'text', name: typed.trim() });
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const last = found.length - 1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const next = event.key === 'ArrowDown' ? active + 1 : active - 1;
      setActive(next > last ? 0 : next < 0 ? last : next);
    } else if (event.key === 'Enter' && shownOpen && active >= 0) {
      event.preventDefault();
      choose(found[active]);
    } else if (event.key === 'Escape' && shownOpen) {
      event.stopPropagation();
      close();
    }
  };
  const described = [problem !== undefined && `${id}-problem`, refusal && `${id}-refusal`].filter(Boolean).join(' ');

  return (
    <div className={form.field}>
      <label className={form.label} htmlFor={id}>
        {label}
      </label>
      <span className={form.boxed}>
        <Icon name="person" size={16} className={form.boxIcon} />
        <input
          ref={(box) => {
            boxRef.current = box;
            if (typeof ref === 'function') ref(box);
            else if (ref) ref.current = box;
          }}
          id={id}
          className={`${form.box} ${form.withIcon}`}
          role="combobox"
          type="text"
          autoComplete="off"
          aria-expanded={shownOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shownOpen && active >= 0 ? `${id}-${active}` : undefined}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={described || undefined}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(-1);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
        <ul
          ref={listRef}
          id={`${id}-list`}
          className={styles.options}
          role="listbox"
          aria-label={label}
          data-above={side.above || undefined}
          style={{ maxHeight: side.height }}
          hidden={!shownOpen}
        >
          {found.map((choice, index) => (
            <li
              key={identityOf(choice)}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={index === active ? styles.activeOption : styles.option}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(choice);
              }}
            >
              <span>{wordsFor(choice)}</span>
              {choice.about && <span className={styles.second}>{choice.about}</span>}
            </li>
          ))}
        </ul>
      </span>
      {problem !== undefined && (
        <p className={form.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div role="status">
        {refusal && (
          <p className={form.hint} id={`${id}-refusal`}>
            {wordsOfRefusal(refusal)}
          </p>
        )}
        <Hidden>{open ? (searching ? strings.form.ownerSearching : strings.form.ownerCount(found.length)) : ''}</Hidden>
      </div>
    </div>
  );
});

function wordsOfRefusal({ details }: AppError): string {
  return details.scope ? strings.form.ownerNoScope(details.scope) : strings.form.ownerNoDirectory;
}
