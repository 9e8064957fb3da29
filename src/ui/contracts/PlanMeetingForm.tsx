import * as React from 'react';

import { dayOf, instantOf, parseUkDate, parseUkTime } from '../../core/time';
import { planMeeting } from '../../flows/meetings/plan';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { ErrorMessage } from '../common/ErrorMessage';
import { ChoiceBox, DateBox, ErrorSummary, FieldPair, FormPanel, TextBox } from '../common/fluent';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { pageStrings } from './pageStrings';

export interface PlanMeetingFormProps {
  readonly contract: Stored<Contract>;
  readonly level?: string;
  readonly onPlanned: (meeting: Stored<Meeting>) => void;
  readonly onClose: () => void;
}

const words = pageStrings.planForm;

type Problems = { readonly [F in 'level' | 'date' | 'starts' | 'ends']?: string };

/** Puts a meeting into the contract's diary (CP-9.1). */
export default function PlanMeetingForm({ contract, level: first, onPlanned, onClose }: PlanMeetingFormProps): JSX.Element {
  const services = useServices();
  const [level, setLevel] = React.useState(first);
  const [date, setDate] = React.useState('');
  const [starts, setStarts] = React.useState('14:00');
  const [ends, setEnds] = React.useState('15:00');
  const [problems, setProblems] = React.useState<Problems>({});
  const [attempt, setAttempt] = React.useState(0);
  const [key] = React.useState(() => services.newKey());
  const today = dayOf(services.now());
  const work = useWork(async (plan: Parameters<typeof planMeeting>[1]) => onPlanned(await planMeeting(services, plan, key)));

  function save(): void {
    const day = parseUkDate(date);
    const [from, to] = [parseUkTime(starts), parseUkTime(ends)];
    const found: Problems = {
      level: level ? undefined : words.levelNeeded,
      date: day.ok ? undefined : day.problem,
      starts: from.ok ? undefined : from.problem,
      ends: !to.ok ? to.problem : from.ok && to.value <= from.value ? words.endBeforeStart : undefined,
    };
    setProblems(found);
    if (Object.values(found).some(Boolean) || !level || !day.ok || !from.ok || !to.ok) {
      setAttempt(count => count + 1);
      return;
    }
    work.run({ contract, level, starts: instantOf(day.value, from.value), ends: instantOf(day.value, to.value) });
  }

  const list = Object.entries(problems).flatMap(([field, sentence]) => (sentence ? [{ id: `plan-${field}`, sentence }] : []));
  return (
    <FormPanel
      title={words.title}
      second={contract.name}
      saveLabel={words.save}
      saving={work.busy}
      isDirty={date !== ''}
      onSave={save}
      onClose={onClose}
      message={work.error && <ErrorMessage error={work.error} what={words.notSaved} kept={words.kept} onRetry={work.again} retrying={work.busy} plain />}
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary problems={list} attempt={attempt} />
        <ChoiceBox id="plan-level" label={words.level} value={level} choices={services.pack.levels.map(({ id }) => id)} onChange={setLevel} error={problems.level} clause="CP-9.1" />
        <DateBox id="plan-date" label={words.date} value={date} onChange={setDate} today={today} error={problems.date} />
        <FieldPair>
          <TextBox id="plan-starts" label={words.starts} value={starts} onChange={setStarts} error={problems.starts} help={words.startsHelp} />
          <TextBox id="plan-ends" label={words.ends} value={ends} onChange={setEnds} error={problems.ends} />
        </FieldPair>
        <button type="submit" hidden />
      </form>
    </FormPanel>
  );
}
