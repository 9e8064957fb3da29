import * as React from 'react';

import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { closingWords as words } from './closingStrings';
import { loadWrapUp } from './wrapUp';

export interface UnfinishedCorrectionProps {
  readonly meeting: Stored<Meeting>;
  readonly onFinished: (meeting: Stored<Meeting>) => void;
}

/** A correction whose document is not in the folder yet: anybody who may write can finish it. */
export function UnfinishedCorrection({ meeting, onFinished }: UnfinishedCorrectionProps): JSX.Element | null {
  const services = useServices();
  const finish = useWork(async () => onFinished(await (await loadWrapUp()).finishCorrection(services, meeting.key)));
  if (meeting.closing?.problem === undefined) return null;
  if (finish.error) return <ErrorMessage error={finish.error} what={words.correct.unfinished} onRetry={finish.again} retrying={finish.busy} />;
  return (
    <Message
      kind="busy"
      title={words.correct.unfinished}
      actions={
        <Button kind="primary" busy={finish.busy} onClick={() => finish.run()}>
          {words.goOn}
        </Button>
      }
    >
      {words.correct.unfinishedText}
    </Message>
  );
}
