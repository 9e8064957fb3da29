import * as React from 'react';

import { dayOf, displayDate, displayDateAndTime, timeOf } from '../../core/time';
import { moveMeeting } from '../../flows/meetings/plan';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { useAnnounce } from '../common/announce';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceForm, type Box } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { readTimes, type MeetingTimes, type TimeProblems, type TypedTimes } from './planTimes';
import { strings } from './strings';
import { TimeBoxes } from './TimeBoxes';

export interface MoveMeetingProps {
  readonly meeting: Stored<Meeting>;
  readonly onMoved: (meeting: Stored<Meeting>) => void;
  readonly onClose: () => void;
}

const words = strings.move;

function typedOf({ starts, ends }: Meeting): TypedTimes {
  return { date: starts ? displayDate(dayOf(starts)) : '', from: starts ? timeOf(starts) : '', to: ends ? timeOf(ends) : '' };
}

/** Gives a meeting that has not been held another date or time. */
export function MoveMeeting({ meeting, onMoved, onClose }: MoveMeetingProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const first = React.useRef<Box>(null);
  const before = React.useRef(typedOf(meeting)).current;
  const [typed, setTyped] = React.useState(before);
  const [problems, setProblems] = React.useState<TimeProblems>({});
  const isDirty = typed.date !== before.date || typed.from !== before.from || typed.to !== before.to;
  const save = useWork(async ({ starts, ends }: MeetingTimes) => {
    onMoved(await moveMeeting(services, meeting, starts, ends));
    announce(words.moved(displayDateAndTime(starts)));
    onClose();
  });

  React.useLayoutEffect(() => first.current?.focus(), []);

  const submit = (): void => {
    const { times, problems: found } = readTimes(typed, strings.plan.endAfterStart);
    const same = times !== undefined && times.starts === meeting.starts && times.ends === meeting.ends;
    setProblems(same ? { date: words.same } : found);
    if (times && !same) save.run(times);
    else first.current?.focus();
  };
  return (
    <InPlaceForm
      label={words.title}
      submit={words.save}
      isDirty={isDirty}
      busy={save.busy}
      framed
      message={save.error && <ErrorMessage error={save.error} what={words.failed} onRetry={save.again} retrying={save.busy} plain />}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TimeBoxes ref={first} typed={typed} problems={problems} onChange={setTyped} />
      {meeting.chatId !== '' && <p className={form.hint}>{words.teams}</p>}
    </InPlaceForm>
  );
}
