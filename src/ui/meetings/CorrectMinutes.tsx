import * as React from 'react';

import { isAppError } from '../../core/errors';
import { correctMinutes } from '../../flows/meetings/correct';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/Surface';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import { Heading } from '../common/TopHeading';
import { closingWords as words } from './closingStrings';
import type { Room } from './readRoom';
import styles from './room.module.scss';
import minutesStyles from './minutes.module.scss';
import { useDrafts } from './useKeepers';

export interface CorrectMinutesProps {
  readonly room: Room;
  readonly onClose: () => void;
  readonly onSaved: () => Promise<void>;
}

type Item = Stored<AgendaItem>;

/** Corrects locked minutes: a new version with a reason. What was typed before a conflict stays in its box. */
export default function CorrectMinutes({ room, onClose, onSaved }: CorrectMinutesProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const drafts = useDrafts();
  const id = useGroupId();
  const heading = React.useRef<HTMLHeadingElement>(null);
  const reasonBox = React.useRef<HTMLTextAreaElement>(null);
  const [items, setItems] = React.useState(room.items);
  const [texts, setTexts] = React.useState<{ readonly [key: Key]: string }>({});
  const [theirs, setTheirs] = React.useState<Key>();
  const [reason, setReason] = React.useState('');
  const [problem, setProblem] = React.useState<string>();
  const textOf = (item: Item): string => texts[item.key] ?? item.minutes;
  const changed = items.filter((item) => textOf(item) !== item.minutes);

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
    const found = changed.length === 0 ? words.correct.nothing : reason.trim() === '' ? words.correct.reasonNeeded : undefined;
    setProblem(found);
    if (found) reasonBox.current?.focus();
    else run();
  };

  return (
    <form
      className={styles.body}
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Heading below={1} ref={heading} className={styles.sectionTitle} id={`${id}-title`} tabIndex={-1}>
        {words.correct.title}
      </Heading>
      <p className={styles.second}>{words.correct.text}</p>
      {items.map((item, index) => (
        <div key={item.key} className={styles.block}>
          <label className={styles.label} htmlFor={`${id}-${item.id}`}>{`${index + 1}. ${item.title}`}</label>
          <textarea
            id={`${id}-${item.id}`}
            className={minutesStyles.box}
            rows={3}
            maxLength={60000}
            value={textOf(item)}
            onChange={(event) => setTexts({ ...texts, [item.key]: event.target.value })}
          />
          {theirs === item.key && (
            <>
              <p className={styles.problem}>{words.correct.conflict}</p>
              <p className={styles.label}>{words.correct.theirs}</p>
              <p className={minutesStyles.version} tabIndex={0}>
                {item.minutes}
              </p>
            </>
          )}
        </div>
      ))}
      <div className={styles.block}>
        <label className={styles.label} htmlFor={`${id}-reason`}>
          {words.correct.reason}
        </label>
        <textarea
          ref={reasonBox}
          id={`${id}-reason`}
          className={minutesStyles.box}
          rows={2}
          maxLength={2000}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-problem` : undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {problem && (
          <p className={styles.problem} id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
      </div>
      {error && !theirs && <ErrorMessage error={error} onRetry={submit} retrying={busy} plain />}
      <div className={styles.tools}>
        <Button kind="primary" type="submit" busy={busy}>
          {words.correct.save}
        </Button>
        <Button onClick={onClose}>{words.correct.cancel}</Button>
      </div>
    </form>
  );
}
