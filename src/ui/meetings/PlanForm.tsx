import * as React from 'react';

import { cadenceWords } from '../../core/meetings';
import { isAppError } from '../../core/errors';
import { planMeeting } from '../../flows/meetings/plan';
import type { Services } from '../../flows/services';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import { ChoiceBox, ComboBox, DateBox, ErrorSummary, FormPanel, TextBox, type Problem, type Suggestion } from '../common/fluent';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { searchContracts } from './findContracts';
import { isJoinLink } from './joinLink';
import { readTimes, type TypedTimes } from './planTimes';
import { strings } from './strings';
import { useToday } from './useToday';

export interface PlanFormProps {
  readonly contract?: Stored<Contract>;
  readonly level?: string;
  readonly onClose: () => void;
  readonly onPlanned: (key: Key) => void;
}

interface Typed extends TypedTimes {
  readonly level: string;
  readonly joinUrl: string;
}

const words = strings.plan;

/** Puts a meeting into the diary of a contract. */
export default function PlanForm({ contract: given, level, onClose, onPlanned }: PlanFormProps): JSX.Element {
  const services = useServices();
  const today = useToday();
  const key = React.useRef(services.newKey());
  const levels = services.pack.levels.filter(({ id }) => !level || id === level);
  const nameOf = (id: string): string => {
    const found = levels.find((one) => one.id === id);
    return found ? `${found.id} ${found.name}, ${cadenceWords(found)}` : id;
  };
  const [contract, setContract] = React.useState(given);
  const [typed, setTyped] = React.useState<Typed>({ date: '', from: '10:00', to: '11:00', joinUrl: '', level: (levels.find(({ every }) => every) ?? levels[0])?.id ?? '' });
  const [attempt, setAttempt] = React.useState(0);
  const [isDirty, setDirty] = React.useState(false);
  const { times, problems } = readTimes(typed, words.endAfterStart);
  const linkProblem = typed.joinUrl.trim() === '' || isJoinLink(typed.joinUrl) ? undefined : words.joinUrlWrong;
  const shown = attempt > 0;
  const found: readonly Problem[] = shown
    ? [
        ...(contract ? [] : [{ id: 'plan-contract', sentence: words.contractNeeded }]),
        ...(['date', 'from', 'to'] as const).flatMap((field) => (problems[field] ? [{ id: `plan-${field}`, sentence: problems[field] ?? '' }] : [])),
        ...(linkProblem === undefined ? [] : [{ id: 'plan-joinUrl', sentence: linkProblem }]),
      ]
    : [];
  const save = useWork(async (to: Stored<Contract>, when: NonNullable<typeof times>) => {
    const teams = await teamsOf(services, typed.joinUrl.trim());
    const meeting = await planMeeting(services, { contract: to, level: typed.level, ...when, ...teams }, key.current);
    onPlanned(meeting.key);
  });
  const change = (part: Partial<Typed>): void => {
    setTyped({ ...typed, ...part });
    setDirty(true);
  };
  const search = React.useCallback(
    async (query: string): Promise<readonly Suggestion<Stored<Contract>>[]> => {
      const rows = await searchContracts(services, query);
      return rows.map((row) => ({ id: row.key, title: row.name, second: [row.reference, row.contractor?.title].filter(Boolean).join(', '), value: row }));
    },
    [services],
  );

  return (
    <FormPanel
      title={words.title}
      saveLabel={words.save}
      saving={save.busy}
      isDirty={isDirty}
      onClose={onClose}
      onSave={() => {
        setAttempt(attempt + 1);
        if (contract && times && linkProblem === undefined) save.run(contract, times);
      }}
      message={save.error && <ErrorMessage error={save.error} what={words.failed} onRetry={save.again} retrying={save.busy} plain />}
    >
      <ErrorSummary problems={found} attempt={attempt} />
      <ComboBox
        id="plan-contract"
        label={words.contract}
        chosen={contract && { title: contract.name, second: contract.reference }}
        onChoose={(row) => {
          setContract(row);
          setDirty(true);
        }}
        search={search}
        error={shown && !contract ? words.contractNeeded : undefined}
      />
      <ChoiceBox
        id="plan-level"
        label={words.level}
        value={nameOf(typed.level)}
        choices={levels.map(({ id }) => nameOf(id))}
        onChange={(name) => change({ level: levels.find(({ id }) => nameOf(id) === name)?.id ?? typed.level })}
      />
      <DateBox id="plan-date" label={words.date} help={words.dateHelp} value={typed.date} today={today} onChange={(date) => change({ date })} error={shown ? problems.date : undefined} />
      <TextBox id="plan-from" label={words.from} value={typed.from} onChange={(from) => change({ from })} error={shown ? problems.from : undefined} />
      <TextBox id="plan-to" label={words.to} value={typed.to} onChange={(to) => change({ to })} error={shown ? problems.to : undefined} />
      <TextBox id="plan-joinUrl" label={words.joinUrl} help={words.joinUrlHelp} optional value={typed.joinUrl} onChange={(joinUrl) => change({ joinUrl })} error={shown ? linkProblem : undefined} />
    </FormPanel>
  );
}

/** The chat and the organiser behind a link; the link alone where Teams does not say more. */
async function teamsOf({ graph }: Services, joinUrl: string): Promise<{ joinUrl?: string; chatId?: string; organiser?: string }> {
  if (joinUrl === '') return {};
  try {
    const online = await graph.meetings.ofJoinUrl(joinUrl);
    return { joinUrl, chatId: online.chatId, organiser: online.organiserUpn };
  } catch (error) {
    if (isAppError(error, 'forbidden') || isAppError(error, 'notFound')) return { joinUrl };
    throw error;
  }
}
