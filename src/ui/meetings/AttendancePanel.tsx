import * as React from 'react';

import { attendances, type Attendee } from '../../lists/meetings';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { focusHome } from '../common/focusMemory';
import { useOpener } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { useGroupId } from '../common/useGroupId';
import { AddPerson } from './AddPerson';
import styles from './attendance.module.scss';
import { strings } from './strings';
import { useAttendance } from './useAttendance';

export interface AttendancePanelProps {
  readonly attendees: readonly Attendee[];
  /** Absent: who attended is shown, not changed. */
  readonly onSave?: (attendees: readonly Attendee[]) => Promise<void>;
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Who is in the room. Each choice is saved at once; a person without an account is added by name. */
export function AttendancePanel({ attendees: saved, onSave }: AttendancePanelProps): JSX.Element {
  const { attendees, busy, error, set, again } = useAttendance(saved, onSave);
  const adding = useOpener();
  const change = (name: string, attendance: Attendee['attendance']): void =>
    set(attendees.map((person) => (person.name === name ? { ...person, attendance } : person)));
  const add = (person: Attendee): void => {
    if (!attendees.some(({ name }) => sameName(name, person.name))) set([...attendees, person]);
    adding.close();
  };

  return (
    <section className={styles.panel} aria-label={strings.attendance.title} aria-busy={busy || undefined} {...focusHome}>
      {attendees.length === 0 && <p className={styles.nobody}>{strings.attendance.nobody}</p>}
      <ul>
        {attendees.map((person) => (
          <AttendeeRow key={person.name} person={person} onChange={onSave && ((attendance) => change(person.name, attendance))} />
        ))}
      </ul>
      {error && <ErrorMessage error={error} what={strings.attendance.failed} onRetry={again} retrying={busy} plain />}
      {onSave && (
        <div className={form.buttons}>
          <Button small icon="check" onClick={() => set(attendees.map((person) => ({ ...person, attendance: person.attendance ?? 'Present' })))}>
            {strings.attendance.allPresent}
          </Button>
          {!adding.isOpen && (
            <Button ref={adding.buttonRef} small icon="add" onClick={adding.open}>
              {strings.attendance.add}
            </Button>
          )}
        </div>
      )}
      {adding.isOpen && onSave && <AddPerson onAdd={add} onCancel={adding.close} />}
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
