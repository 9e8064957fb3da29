import * as React from 'react';

import { isAppError } from '../../core/errors';
import { correctMinutes } from '../../flows/meetings/correct';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceBox, InPlaceForm, type Box } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import { Heading } from '../common/TopHeading';
import { useWork } from '../common/useWork';
import { closingWords as words } from './closingStrings';
import minutesStyles from './minutes.module.scss';
import reading from './reading.module.scss';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import { useDrafts } from './useKeepers';

export interface CorrectMinutesProps {
  readonly room: Room;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

type Item = Stored<AgendaItem>;

const longestMinutes = 60000;
const longestReason = 2000;

/** Corrects locked minutes: a new version with a reason. What was typed before a conflict stays in its box. */
export default function CorrectMinutes({ room, onClose, onSaved }: CorrectMinutesProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const drafts = useDrafts();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const reasonBox = React.useRef<Box>(null);
  const [items, setItems] = React.useState(room.items);
  const [texts, setTexts] = React.useState<{ readonly [key: Key]: string }>({});
  const [theirs, setTheirs] = React.useState<Key>();
  const [reason, setReason] = React.useState('');
  const [attempted, setAttempted] = React.useState(false);
  const textOf = (item: Item): string => texts[item.key] ?? item.minutes;
  const changed = items.filter((item) => textOf(item) !== item.minutes);
  const lacksReason = reason.trim() === '';

  React.useEffect(() => heading.current?.focus(), []);

  const { run, busy, error } = useWork(async () => {
    setTheirs(undefined);
    try {
      const corrections = changed.map((item) => ({ item, text: textOf(item) }));
      const meeting = await correctMinutes(services, room.meeting.key, corrections, reason);
      changed.forEach((item) => drafts.remove(item.key));
      announce(words.correct.saved(meeting.minutesVersion ?? 1));
      await onSaved();
    } catch (failure) {
      const current = isAppError(failure, 'conflict') ? (failure.details.current as Item | undefined) : undefined;
      if (current) {
        setItems((rows) => rows.map((row) => (row.key === current.key ? current : row)));
        setTexts((now) => ({ ...now, [current.key]: now[current.key] ?? current.minutes }));
        setTheirs(current.key);
      }
      throw failure;
    }
  });

  const submit = (): void => {
    setAttempted(true);
    if (changed.length > 0 && !lacksReason) run();
    else if (changed.length > 0) reasonBox.current?.focus();
  };
  const isUnchanged = attempted && changed.length === 0;

  return (
    <div className={styles.body}>
      <Heading below={1} ref={heading} className={reading.sectionTitle} tabIndex={-1}>
        {words.correct.title}
      </Heading>
      <p className={reading.second}>{words.correct.text}</p>
      <InPlaceForm
        label={words.correct.title}
        submit={words.correct.save}
        cancel={words.correct.cancel}
        isDirty={changed.length > 0 || !lacksReason}
        busy={busy}
        large
        message={
          <>
            {isUnchanged && (
              <p className={form.problem} role="alert">
                {words.correct.nothing}
              </p>
            )}
            {error && !theirs && <ErrorMessage error={error} onRetry={submit} retrying={busy} plain />}
          </>
        }
        onSubmit={submit}
        onCancel={onClose}
      >
        {items.map((item, index) => (
          <div key={item.key} className={reading.block}>
            <InPlaceBox
              label={`${index + 1}. ${item.title}`}
              rows={3}
              max={longestMinutes}
              value={textOf(item)}
              problem={theirs === item.key ? words.correct.conflict : undefined}
              onChange={(text) => setTexts({ ...texts, [item.key]: text })}
            />
            {theirs === item.key && (
              <>
                <p className={form.label}>{words.correct.theirs}</p>
                <p className={minutesStyles.version} tabIndex={0}>
                  {item.minutes}
                </p>
              </>
            )}
          </div>
        ))}
        <InPlaceBox
          ref={reasonBox}
          label={words.correct.reason}
          rows={2}
          max={longestReason}
          value={reason}
          problem={attempted && changed.length > 0 && lacksReason ? words.correct.reasonNeeded : undefined}
          onChange={setReason}
        />
      </InPlaceForm>
    </div>
  );
}
