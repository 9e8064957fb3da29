import * as React from 'react';

import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { ChaseTrouble } from './ChaseTrouble';
import { closingWords as words } from './closingStrings';
import type { WrapUp } from './useWrapUp';

/** What came of reminding the owners, person by person where it failed. */
export function ChaseNews({ wrapUp, canEdit }: { readonly wrapUp: WrapUp; readonly canEdit: boolean }): JSX.Element | null {
  const { chases, hasTold, reminded, chaseError, phase } = wrapUp;
  if (phase === 'chasing') return null;
  if (chaseError) return <ErrorMessage error={chaseError} what={words.chase.failed} kept={words.chase.failedText} onRetry={wrapUp.chaseNow} plain />;
  if (!chases) return null;
  const nobody = reminded && reminded.sent + reminded.failed === 0;
  const undelivered = chases.filter(({ state }) => state !== 'Sent');
  if (undelivered.length === 0 && !hasTold) return null;
  if (chases.length === 0 || (nobody && undelivered.length === 0)) return <Message kind="info" plain title={words.chase.nobodyDue} />;
  if (undelivered.length === 0) return <Message kind="success" plain title={words.told(reminded?.sent ?? chases.length, 0)} />;
  return (
    <Message kind="busy" plain title={words.chase.failedTitle}>
      <p>{words.chase.failedText}</p>
      <ChaseTrouble rows={undelivered} wrapUp={wrapUp} canEdit={canEdit} />
    </Message>
  );
}
