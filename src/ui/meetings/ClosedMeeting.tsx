import * as React from 'react';

import type { Key } from '../../lists/define';
import { Button } from '../common/Button';
import { lazyPart } from '../common/lazyPart';
import { useServices } from '../common/ServicesContext';
import { useSurface } from '../common/Surface';
import { Heading } from '../common/TopHeading';
import { ActionGroupList } from './ActionsColumn';
import { AttendancePanel } from './AttendancePanel';
import { ChaseNews } from './ChaseNews';
import { closingWords as words } from './closingStrings';
import type { CorrectMinutesProps } from './CorrectMinutes';
import { Disclosure } from './Disclosure';
import { FiledRecords } from './FiledRecords';
import { KeptTexts } from './KeptTexts';
import { ReadMinutes } from './ReadMinutes';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import { RoomHeader } from './RoomHeader';
import { strings } from './strings';
import type { RoomChanges } from './useRoom';
import type { RoomWork } from './useRoomWork';
import { useToday } from './useToday';
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
}

/** A meeting that is being closed or is closed: what is still to be filed comes before what was said. */
export function ClosedMeeting(props: ClosedMeetingProps): JSX.Element {
  const { room, changes, work, wrapUp, canEdit, asked } = props;
  const { links } = useServices();
  const { width } = useSurface();
  const today = useToday();
  const [correcting, setCorrecting] = React.useState(false);
  const isClosed = room.meeting.status === 'Closed';
  const isWrapping = !isClosed || wrapUp.phase !== 'resting' || wrapUp.steps !== undefined || room.filings.some(isFilingOpen);
  const { folder, minutesFile } = room.meeting;

  const isNarrow = width === 'narrow';
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
  return (
    <div className={styles.room}>
      <RoomHeader
        room={room}
        buttons={
          <>
            <Button kind="quiet" small={isNarrow} icon="retry" label={strings.room.refresh} onClick={() => void changes.refresh()} />
            {!isNarrow && fileLinks}
          </>
        }
      />
      {props.notes && <div className={`${styles.notes} ${styles.stack}`}>{props.notes}</div>}
      {!correcting && (
        <div className={width === 'wide' ? styles.closedColumns : undefined}>
          <div>
            {isWrapping && <WrapUpPanel room={room} wrapUp={wrapUp} canEdit={canEdit} />}
            <Folded folded={isWrapping} title={words.after.minutes}>
              <div className={styles.body}>
                {isClosed && <KeptTexts items={room.items} />}
                {isClosed && canEdit && <UnfinishedCorrection meeting={room.meeting} onFinished={changes.putMeeting} />}
                {!isWrapping && <FiledRecords room={room} />}
                <ReadMinutes
                  room={room}
                  tools={
                    isClosed &&
                    canEdit && (
                      <Button small icon="edit" onClick={() => setCorrecting(true)}>
                        {words.correct.open}
                      </Button>
                    )
                  }
                />
                <Heading below={1} className={styles.blockTitle}>{words.after.attendance}</Heading>
                <AttendancePanel attendees={room.meeting.attendance ?? []} />
              </div>
            </Folded>
          </div>
          <Folded folded={isWrapping && isNarrow} title={strings.actions.title}>
            <section className={styles.actions} aria-label={strings.actions.title}>
              <div className={styles.columnHead}>
                <Heading below={1}>{strings.actions.title}</Heading>
                {isClosed && canEdit && (
                  <Button small icon="send" busy={wrapUp.phase === 'chasing'} onClick={wrapUp.chaseNow}>
                    {words.chase.remind}
                  </Button>
                )}
              </div>
              {(!isWrapping || wrapUp.reminded || wrapUp.chaseError) && <ChaseNews wrapUp={wrapUp} canEdit={canEdit} />}
              <ActionGroupList room={room} today={today} work={isClosed && canEdit ? work : undefined} asked={asked} />
            </section>
          </Folded>
        </div>
      )}
      {isClosed && correcting && (
        <CorrectMinutes
          room={room}
          onClose={() => setCorrecting(false)}
          onSaved={async () => {
            setCorrecting(false);
            await changes.refresh();
          }}
        />
      )}
      {isNarrow && folder && <div className={styles.foot}>{fileLinks}</div>}
    </div>
  );
}

/** What comes after the filing while that is going on: one line that opens it. */
function Folded({ folded, title, children }: { readonly folded: boolean; readonly title: string; readonly children: React.ReactNode }): JSX.Element {
  const [open, setOpen] = React.useState(false);
  if (!folded) return <>{children}</>;
  return (
    <Disclosure words={title} open={open} onToggle={setOpen}>
      {children}
    </Disclosure>
  );
}
