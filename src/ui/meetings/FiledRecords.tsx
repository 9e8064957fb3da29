import * as React from 'react';

import { displayDate } from '../../core/time';
import { useServices } from '../common/ServicesContext';
import { StateTag } from '../common/Tags';
import { closingWords as words } from './closingStrings';
import type { Room } from './readRoom';
import reading from './reading.module.scss';
import { filingTitle, inOrder } from './wrapUpView';

/** Where the records of a closed meeting are: minutes, recording, transcript. */
export function FiledRecords({ room }: { readonly room: Room }): JSX.Element | null {
  const { links } = useServices();
  const { meeting, filings } = room;
  if (!meeting.minutesFile) return null;
  const version = meeting.minutesVersion && meeting.minutesVersion > 1 ? words.correct.version(meeting.minutesVersion) : undefined;
  return (
    <ul className={reading.plainList}>
      <li>
        <StateTag state="filed" note={[version, version && meeting.correctionReason && words.correct.lastReason(meeting.correctionReason)].filter(Boolean).join('. ') || undefined}>
          <a href={links.file(meeting.minutesFile)}>{words.after.minutes}</a>
        </StateTag>
      </li>
      {inOrder(filings).map((filing) => (
        <li key={filing.key}>
          {filing.state === 'Filed' ? (
            <StateTag state="filed" note={filing.keepUntil && words.after.keptUntil(displayDate(filing.keepUntil))}>
              <a href={links.file(filing.file)}>{filingTitle(filing)}</a>
            </StateTag>
          ) : (
            <StateTag state="notRequired" note={filing.message}>
              {`${filingTitle(filing)}: ${words.filing.without}`}
            </StateTag>
          )}
        </li>
      ))}
    </ul>
  );
}
