import * as React from 'react';

import { Button } from './Button';
import { Message } from './Message';
import { strings } from './strings';

export interface DoneProps {
  /** What was done, as one sentence. */
  readonly children: string;
  /** Leads on from it. */
  readonly actions?: React.ReactNode;
  readonly onDismiss: () => void;
}

/** Something that a person did has been done: it stays to be read until it is dismissed. */
export function Done({ children, actions, onDismiss }: DoneProps): JSX.Element {
  return (
    <Message
      kind="success"
      title={children}
      actions={
        <>
          {actions}
          <Button small kind="quiet" icon="dismiss" onClick={onDismiss}>
            {strings.dismiss}
          </Button>
        </>
      }
    />
  );
}
