import * as React from 'react';

import type { Attendee } from '../../lists/meetings';
import type { OwnerChoice } from '../actions/ownerChoice';
import { OwnerPicker } from '../actions/OwnerPicker';
import { InPlaceBox, InPlaceForm } from '../common/inPlace';
import { strings } from './strings';

export interface AddPersonProps {
  readonly onAdd: (person: Attendee) => void;
  readonly onCancel: () => void;
}

const nobody: readonly OwnerChoice[] = [];

/** Puts somebody on the attendance list, with an account or without. */
export function AddPerson({ onAdd, onCancel }: AddPersonProps): JSX.Element {
  const nameBox = React.useRef<HTMLInputElement>(null);
  const [person, setPerson] = React.useState<OwnerChoice>();
  const [organisation, setOrganisation] = React.useState('');
  const [problem, setProblem] = React.useState(false);

  React.useLayoutEffect(() => nameBox.current?.focus(), []);

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
    <InPlaceForm
      label={strings.attendance.add}
      submit={strings.attendance.addSave}
      isDirty={person !== undefined || organisation.trim() !== ''}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <OwnerPicker
        ref={nameBox}
        label={strings.attendance.name}
        value={person}
        known={nobody}
        problem={problem && !person ? strings.attendance.nameNeeded : undefined}
        onChoose={setPerson}
      />
      <InPlaceBox label={strings.attendance.organisation} max={120} value={organisation} onChange={setOrganisation} />
    </InPlaceForm>
  );
}
