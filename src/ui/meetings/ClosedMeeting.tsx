import * as React from 'react';

import type { Key } from '../../lists/define';
import { Button } from '../common/Button';
import { useOpener } from '../common/inPlace';
import { lazyPart } from '../common/lazyPart';
import { useServices } from '../common/ServicesContext';
import { useSurface } from '../common/Surface';
import { Heading } from '../common/TopHeading';
import { AttendancePanel } from './AttendancePanel';
import { closingWords as words } from './closingStrings';
import { ClosedActions } from './ClosedActions';
import type { CorrectMinutesProps } from './CorrectMinutes';
import { Disclosure } from './Disclosure';
import { FiledRecords } from './FiledRecords';
import { Foot } from './Foot';
import { KeptTexts } from './KeptTexts';
import reading from './reading.module.scss';
import { ReadMinutes } from './ReadMinutes';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import { RoomHeader } from './RoomHeader';
import { strings } from './strings';
import type { RoomChanges } from './useRoom';
import type { RoomWork } from './useRoomWork';
import { UnfinishedCorrection } from './UnfinishedCorrection';
import { WrapUpPanel } from './WrapUpPanel';
import type { WrapUp } from './useWrapUp';
import { isFilingOpen } from './wrapUpView';

const CorrectMinutes = lazyPart<CorrectMinutesProps>(() => import(/* webpackChunkName: 'wrap-up' */ './CorrectMinutes'));

export interface ClosedMeetingProps {
  readonly room: Room;
  readonly changes: RoomChanges;
  readonly work: RoomWork;
  readonly wrapUp: WrapUp;
  readonly canEdit: boolean;
  readonly asked?: Key;
  readonly notes?: React.ReactNode;
  /** Takes the focus when the person comes here. */
  readonly heading?: React.Ref<HTMLHeadingElement>;
}

/** A meeting that is being closed or is closed: what is still to be filed comes before what was said. */
export function ClosedMeeting(props: ClosedMeetingProps): JSX.Element {
  const { room, changes, work, wrapUp, canEdit, asked, heading } = props;
  const { links } = useServices();
  const { width } = useSurface();
  const correcting = useOpener();
  const [unfolded, setUnfolded] = React.useState<readonly string[]>([]);
  const isClosed = room.meeting.status === 'Closed';
  const isWrapping = !isClosed || wrapUp.phase !== 'resting' || wrapUp.steps !== undefined || room.filings.some(isFilingOpen);
  const { folder, minutesFile } = room.meeting;
  const isNarrow = width === 'narrow';

  /** What comes after the filing while that is going on: one line that opens it. */
  const foldedIf = (folded: boolean, title: string, part: React.ReactNode): React.ReactNode => {
    if (!folded) return part;
    const toggle = (open: boolean): void => setUnfolded(open ? [...unfolded, title] : unfolded.filter((other) => other !== title));
    return (
      <Disclosure words={title} open={unfolded.includes(title)} onToggle={toggle}>
        {part}
      </Disclosure>
    );
  };
  const fileLinks = (
    <>
      {folder && (
        <Button icon={isNarrow ? undefined : 'folder'} newTab href={links.file(folder)}>
          {words.openFolder}
        </Button>
      )}
      {minutesFile && (
        <Button icon={isNarrow ? undefined : 'document'} newTab href={links.file(minutesFile)}>
          {words.viewMinutes}
        </Button>
      )}
    </>
  );
  const correctButton = isClosed && canEdit && (
    <Button ref={correcting.buttonRef} small icon="edit" onClick={correcting.open}>
      {words.correct.open}
    </Button>
  );
  return (
    <div className={styles.room}>
      <RoomHeader
        room={room}
        heading={isWrapping ? undefined : heading}
        buttons={
          <>
            <Button kind="quiet" small={isNarrow} icon="retry" label={strings.room.refresh} onClick={() => void changes.refresh()} />
            {!isNarrow && fileLinks}
          </>
        }
      />
      {props.notes && <div className={`${styles.notes} ${styles.stack}`}>{props.notes}</div>}
      {!correcting.isOpen && (
        <div className={width === 'wide' ? styles.closedColumns : undefined}>
          <div>
            {isWrapping && <WrapUpPanel room={room} wrapUp={wrapUp} canEdit={canEdit} heading={heading} />}
            {foldedIf(
              isWrapping,
              words.after.minutes,
              <div className={styles.body}>
                {isClosed && <KeptTexts items={room.items} />}
                {isClosed && canEdit && <UnfinishedCorrection meeting={room.meeting} onFinished={changes.putMeeting} />}
                {!isWrapping && <FiledRecords room={room} />}
                <ReadMinutes room={room} tools={correctButton} />
                <Heading below={1} className={reading.blockTitle}>{words.after.attendance}</Heading>
                <AttendancePanel attendees={room.meeting.attendance ?? []} />
              </div>,
            )}
          </div>
          {foldedIf(
            isWrapping && isNarrow,
            strings.actions.title,
            <ClosedActions room={room} work={work} wrapUp={wrapUp} canEdit={isClosed && canEdit} isWrapping={isWrapping} asked={asked} />,
          )}
        </div>
      )}
      {isClosed && correcting.isOpen && (
        <CorrectMinutes
          room={room}
          onClose={correcting.close}
          onSaved={async () => {
            correcting.close();
            await changes.refresh();
          }}
        />
      )}
      {isNarrow && folder && <Foot>{fileLinks}</Foot>}
    </div>
  );
}
