import type { Attendee } from '../../lists/meetings';
import type { Step } from '../common/Steps';
import { closingWords as words } from './closingStrings';
import { countAttendance } from './roomView';
import { strings } from './strings';

/** What is said when the attendance was saved: who came onto the list, and how many are present now. */
export function attendanceNews(before: readonly Attendee[], now: readonly Attendee[]): string {
  const added = now.filter(({ name }) => !before.some((known) => known.name === name));
  const { present, all } = countAttendance(now);
  return [...added.map(({ name }) => strings.attendance.added(name)), `${strings.attendance.present(present, all)}.`].join(' ');
}

type Told = Pick<Step, 'id' | 'title' | 'state'>;

/** The lines of closing pass too fast to be said as they begin; a recording is copied for minutes. The key of a filing has a colon. */
const isSlow = ({ id }: Told): boolean => id.includes(':');

/** What reminders came to is said by itself, with its count. */
const saidElsewhere: readonly string[] = ['chase'];

/**
 * What is said while a meeting is closed and filed: each step once as it comes to a state, never its percents; at the
 * end that all is filed.
 */
export function stepNews(before: readonly Told[], now: readonly Told[]): readonly string[] {
  const changed = now.filter(({ id, state }) => {
    const old = before.find((step) => step.id === id);
    return old !== undefined && old.state !== state && !saidElsewhere.includes(id);
  });
  const told = changed.flatMap((step) => {
    const sentence = step.state !== 'working' || isSlow(step) ? words.news[step.state] : undefined;
    return sentence ? [sentence(step.title)] : [];
  });
  return isAllDone(now) && before.length > 0 && !isAllDone(before) ? [...told, `${words.done}.`] : told;
}

function isAllDone(steps: readonly Told[]): boolean {
  return steps.length > 0 && steps.every(({ state }) => state === 'met' || state === 'filed' || state === 'notRequired');
}
