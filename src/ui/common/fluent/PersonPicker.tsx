import * as React from 'react';

import { isAppError } from '../../../core/errors';
import { useServices } from '../ServicesContext';
import { strings } from '../strings';
import { ComboBox, type Suggestion } from './ComboBox';
import type { FieldProps } from './Field';
import { formStrings } from './formStrings';

/** Somebody with an account, before this site knows them (desk.people.ensure makes a Person of it). */
export interface PickedPerson {
  readonly name: string;
  readonly upn: string;
  readonly jobTitle?: string;
}

export interface PersonPickerProps extends FieldProps {
  readonly value: PickedPerson | undefined;
  readonly onChange: (value: PickedPerson | undefined) => void;
  /** Guests cannot hold a post of the council; an action's owner may be one. */
  readonly guests?: boolean;
}

const account = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Finds a person in the council's directory. An account typed in full is taken as it is when the directory cannot be asked. */
export function PersonPicker({ value, onChange, guests = false, ...field }: PersonPickerProps): JSX.Element {
  const { graph } = useServices();
  const search = React.useCallback(async (words: string): Promise<readonly Suggestion<PickedPerson>[]> => {
    try {
      const people = await graph.directory.search(words);
      return people
        .filter(person => guests || !person.isGuest)
        .map(person => ({
          id: person.id,
          title: person.name,
          second: [person.jobTitle, person.isGuest ? formStrings.guest : undefined, person.upn].filter(Boolean).join(', '),
          value: { name: person.name, upn: person.upn, jobTitle: person.jobTitle },
        }));
    } catch (error) {
      if (isAppError(error, 'forbidden') && account.test(words)) {
        return [{ id: 'typed', title: words, second: formStrings.useAccount, value: { name: words, upn: words } }];
      }
      throw error;
    }
  }, [graph, guests]);

  return (
    <ComboBox
      {...field}
      chosen={value && { title: value.name, second: value.jobTitle ?? value.upn }}
      onChoose={onChange}
      search={search}
      onFailure={error => (error.kind === 'forbidden' ? formStrings.directoryClosed : strings.error[error.kind].title)}
    />
  );
}
