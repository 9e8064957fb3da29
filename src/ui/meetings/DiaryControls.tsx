import * as React from 'react';

import { cancelMeeting } from '../../flows/meetings/plan';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { OneTextForm, useOpeners } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import styles from './item.module.scss';
import { MoveMeeting } from './MoveMeeting';
import type { Room } from './readRoom';
import { strings } from './strings';
import type { RoomChanges } from './useRoom';

const longestReason = 2000;
const words = strings.cancelling;

/** Moves a planned meeting to another date, or takes it out of the diary with a reason. */
export function DiaryControls({ room, changes }: { readonly room: Room; readonly changes: RoomChanges }): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const forms = useOpeners<'move' | 'cancel'>();
  const { meeting } = room;
  const cancel = async (reason: string): Promise<void> => {
    changes.putMeeting(await cancelMeeting(services, meeting, reason));
    announce(words.cancelled);
  };
  if (forms.opened === 'move') return <MoveMeeting meeting={meeting} onMoved={changes.putMeeting} onClose={forms.close} />;
  if (forms.opened === 'cancel') {
    return (
      <OneTextForm
        label={words.title}
        field={words.reason}
        needed={words.reasonNeeded}
        rows={2}
        max={longestReason}
        submit={words.save}
        cancel={words.keep}
        framed
        failed={words.failed}
        onSubmit={cancel}
        onClose={forms.close}
      >
        <p>{words.text(meeting.level)}</p>
        {meeting.chatId !== '' && <p className={form.hint}>{words.teams}</p>}
      </OneTextForm>
    );
  }
  return (
    <div className={`${form.buttons} ${styles.tools}`}>
      <Button ref={forms.buttonRef('move')} small icon="calendar" onClick={() => forms.open('move')}>
        {strings.move.open}
      </Button>
      <Button ref={forms.buttonRef('cancel')} small icon="dismiss" onClick={() => forms.open('cancel')}>
        {words.open}
      </Button>
    </div>
  );
}
