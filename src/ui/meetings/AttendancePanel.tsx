import * as React from 'react';

import { attendances, type Attendee } from '../../lists/meetings';
import type { OwnerChoice } from '../actions/ownerChoice';
import { OwnerPicker } from '../actions/OwnerPicker';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './attendance.module.scss';
import { strings } from './strings';

export interface AttendancePanelProps {
  readonly attendees: readonly Attendee[];
  /** Absent: who attended is shown, not changed. */
  readonly onSave?: (attendees: readonly Attendee[]) => Promise<void>;
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Who is in the room. Each choice is saved at once; a person without an account is added by name. */
export function AttendancePanel({ attendees, onSave }: AttendancePanelProps): JSX.Element {
  const { run, busy, error, again } = useWork((next: readonly Attendee[]) => onSave?.(next) ?? Promise.resolve());
  const [adding, setAdding] = React.useState(false);
  const addButton = React.useRef<HTMLElement>(null);
  const change = (name: string, attendance: Attendee['attendance']): void =>
    run(attendees.map((person) => (person.name === name ? { ...person, attendance } : person)));
  const add = (person: Attendee): void => {
    if (!attendees.some(({ name }) => sameName(name, person.name))) run([...attendees, person]);
    setAdding(false);
    addButton.current?.focus();
  };

  return (
    <section className={styles.panel} aria-label={strings.attendance.title} aria-busy={busy || undefined}>
      {attendees.length === 0 && <p className={styles.nobody}>{strings.attendance.nobody}</p>}
      <ul>
        {attendees.map((person) => (
          <AttendeeRow key={person.name} person={person} onChange={onSave && ((attendance) => change(person.name, attendance))} />
        ))}
      </ul>
      {error && <ErrorMessage error={error} what={strings.attendance.failed} onRetry={again} retrying={busy} plain />}
      {onSave && (
        <div className={styles.controls}>
          <Button small icon="check" busy={busy} onClick={() => run(attendees.map((person) => ({ ...person, attendance: person.attendance ?? 'Present' })))}>
            {strings.attendance.allPresent}
          </Button>
          <Button ref={addButton} small icon="add" expanded={adding} onClick={() => setAdding(!adding)}>
            {strings.attendance.add}
          </Button>
        </div>
      )}
      {adding && onSave && <AddPerson onAdd={add} onCancel={() => setAdding(false)} />}
    </section>
  );
}

interface AttendeeRowProps {
  readonly person: Attendee;
  readonly onChange?: (attendance: Attendee['attendance']) => void;
}

function AttendeeRow({ person, onChange }: AttendeeRowProps): JSX.Element {
  const group = useGroupId();
  return (
    <li className={styles.person}>
      <span className={styles.who}>
        <span className={styles.name}>{person.name}</span>
        <span className={styles.organisation}>{person.organisation}</span>
      </span>
      {onChange ? (
        <span className={styles.choices} role="radiogroup" aria-label={strings.attendance.of(person.name)}>
          {attendances.map((choice) => (
            <label key={choice} className={styles.choice} data-checked={person.attendance === choice || undefined}>
              <input type="radio" name={group} checked={person.attendance === choice} onChange={() => onChange(choice)} />
              {strings.attendance.choices[choice]}
            </label>
          ))}
        </span>
      ) : (
        <span className={styles.organisation}>
          {person.attendance ? strings.attendance.choices[person.attendance] : strings.attendance.notRecorded}
        </span>
      )}
    </li>
  );
}

interface AddPersonProps {
  readonly onAdd: (person: Attendee) => void;
  readonly onCancel: () => void;
}

function AddPerson({ onAdd, onCancel }: AddPersonProps): JSX.Element {
  const id = useGroupId();
  const nameBox = React.useRef<HTMLInputElement>(null);
  const [person, setPerson] = React.useState<OwnerChoice>();
  const [organisation, setOrganisation] = React.useState('');
  const [problem, setProblem] = React.useState(false);

  React.useEffect(() => nameBox.current?.focus(), []);

  const submit = (): void => {
    if (!person) {
      setProblem(true);
      nameBox.current?.focus();
      return;
    }
    onAdd({
      name: person.name,
      organisation: organisation.trim() || person.about || '',
      ...(person.kind === 'account' ? { upn: person.upn } : {}),
      attendance: 'Present',
    });
  };

  return (
    <form
      className={styles.form}
      aria-label={strings.attendance.add}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <OwnerPicker
        ref={nameBox}
        value={person}
        known={[]}
        label={strings.attendance.name}
        invalid={problem && !person}
        describedBy={problem && !person ? `${id}-problem` : undefined}
        onChoose={setPerson}
      />
      {problem && !person && (
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {strings.attendance.nameNeeded}
        </p>
      )}
      <input
        className={styles.box}
        aria-label={strings.attendance.organisation}
        placeholder={strings.attendance.organisation}
        maxLength={120}
        value={organisation}
        onChange={(event) => setOrganisation(event.target.value)}
      />
      <div className={styles.controls}>
        <Button type="submit" kind="primary" small>
          {strings.attendance.addSave}
        </Button>
        <Button small onClick={onCancel}>
          {strings.item.cancel}
        </Button>
      </div>
    </form>
  );
}
