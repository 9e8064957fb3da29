import * as React from 'react';

import { Icon } from '../common/Icon';
import { Hidden } from '../common/Surface';
import styles from './actions.module.scss';
import type { OwnerChoice } from './ownerChoice';
import { strings } from './strings';
import { useOwnerSearch } from './useOwnerSearch';

export interface OwnerPickerProps {
  readonly value: OwnerChoice | undefined;
  /** People who are offered before anything is typed. */
  readonly known: readonly OwnerChoice[];
  readonly invalid?: boolean;
  readonly describedBy?: string;
  readonly label?: string;
  readonly onChoose: (choice: OwnerChoice | undefined) => void;
}

const wordsFor = (choice: OwnerChoice): string =>
  choice.kind === 'text' && choice.about === undefined ? strings.form.ownerAsText(choice.name) : choice.name;

/** A box that suggests people while one types. Source: WAI-ARIA practices, editable combobox with list autocomplete. */
export const OwnerPicker = React.forwardRef<HTMLInputElement, OwnerPickerProps>(function OwnerPicker(props, ref) {
  const { value, known, onChoose } = props;
  const id = React.useRef(`owner-${Math.random().toString(36).slice(2)}`).current;
  const [typed, setTyped] = React.useState(value?.name ?? '');
  const [open, setOpen] = React.useState(false);
  const [active, setActive] = React.useState(-1);
  const unsettled = typed === (value?.name ?? '') ? '' : typed;
  const { found, searching, directoryRefused } = useOwnerSearch(open ? unsettled : '', known);
  const shownOpen = open && found.length > 0;

  React.useEffect(() => setTyped(value?.name ?? ''), [value]);

  const choose = (choice: OwnerChoice): void => {
    onChoose(choice);
    setTyped(choice.name);
    setOpen(false);
    setActive(-1);
  };
  const leave = (): void => {
    setOpen(false);
    setActive(-1);
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
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      setOpen(false);
      setActive(-1);
    }
  };

  return (
    <span className={styles.picker}>
      <Icon name="person" size={16} className={styles.boxIcon} />
      <input
        ref={ref}
        className={styles.box}
        role="combobox"
        type="text"
        autoComplete="off"
        aria-label={props.label ?? strings.form.owner}
        placeholder={strings.form.owner}
        aria-expanded={shownOpen}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shownOpen && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
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
      <ul id={`${id}-list`} className={styles.options} role="listbox" aria-label={strings.form.owner} hidden={!shownOpen}>
        {found.map((choice, index) => (
          <li
            key={`${choice.kind}:${choice.kind === 'account' ? choice.upn : choice.name}`}
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
        {directoryRefused && (
          <li className={styles.optionNote} role="option" aria-selected={false} aria-disabled="true">
            {strings.form.ownerNoDirectory}
          </li>
        )}
      </ul>
      <Hidden>
        <span role="status">{open ? (searching ? strings.form.ownerSearching : strings.form.ownerCount(found.length)) : ''}</span>
      </Hidden>
    </span>
  );
});
