import * as React from 'react';

import { cadenceWords, levelOf, nextAtLevel } from '../../core/meetings';
import { dayOf, displayDateAndTime } from '../../core/time';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { Button } from '../common/Button';
import form from '../common/inPlace/form.module.scss';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { SearchBox } from '../common/SearchBox';
import { useServices } from '../common/ServicesContext';
import { useGroupId } from '../common/useGroupId';
import { TopHeading } from '../common/TopHeading';
import { useLoad } from '../common/useLoad';
import { useWork } from '../common/useWork';
import { planTypedMeeting, readPlanned } from './planForChat';
import { proposedTimes, readTimes, type TimeProblems } from './planTimes';
import { TimeBoxes } from './TimeBoxes';
import agendaStyles from './agenda.module.scss';
import choose from './choose.module.scss';
import reading from './reading.module.scss';
import styles from './room.module.scss';
import { strings } from './strings';
import type { TeamsFacts } from './teamsFacts';
import { useContractSearch } from './useContractSearch';

export interface WhichMeetingProps {
  readonly chatId: string;
  /** What Teams says of the meeting; without it everything works but the filing of the recording. */
  readonly teams: TeamsFacts;
  readonly fixedLevel?: string;
  readonly fixedContract?: Stored<Contract>;
  /** The meeting that this chat had before: its contract and level are offered first. */
  readonly likely?: Stored<Meeting>;
  readonly onPlanned: (meetingKey: string) => void;
}

/** A Teams meeting that nobody has put into the diary: asks once which contract and level it is for. */
export function WhichMeeting({ chatId, teams, fixedLevel, fixedContract, likely, onPlanned }: WhichMeetingProps): JSX.Element {
  const { desk } = useServices();
  const [contract, setContract] = React.useState(fixedContract);
  const likelyId = fixedContract ? undefined : likely?.contract?.id;
  const loadLikely = React.useCallback(async () => (likelyId === undefined ? undefined : desk.contracts.byId(likelyId)), [desk, likelyId]);
  const { loaded: offered } = useLoad(loadLikely);
  React.useEffect(() => {
    if (offered.state === 'ready' && offered.value) setContract(offered.value);
  }, [offered]);
  const heading = React.useRef<HTMLHeadingElement>(null);
  React.useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.body}>
      <TopHeading ref={heading} className={reading.sectionTitle} tabIndex={-1}>
        {strings.find.which}
      </TopHeading>
      <p className={reading.prose}>{strings.find.whichText}</p>
      {teams.scope && (
        <Message kind="permission" title={strings.find.noTeams.title} technical={teams.scope}>
          {strings.find.noTeams.text}
        </Message>
      )}
      {contract ? (
        <ChooseLevel chatId={chatId} teams={teams} contract={contract} fixedLevel={fixedLevel} likely={likely} onChange={() => setContract(undefined)} onPlanned={onPlanned} />
      ) : (
        <ChooseContract onChoose={setContract} />
      )}
    </div>
  );
}

function ChooseContract({ onChoose }: { readonly onChoose: (contract: Stored<Contract>) => void }): JSX.Element {
  const { words, setWords, found, searching, error, again } = useContractSearch();
  return (
    <div className={reading.block}>
      <SearchBox label={strings.find.search} value={words} onChange={setWords} />
      {error && <ErrorMessage error={error} onRetry={again} plain />}
      <p className={reading.second} role="status">
        {searching ? '' : found.length === 0 ? strings.find.noneFound : strings.find.found(found.length)}
      </p>
      <ul aria-label={strings.find.contracts}>
        {found.map((contract) => (
          <li key={contract.key}>
            <button type="button" className={agendaStyles.item} onClick={() => onChoose(contract)}>
              <span className={agendaStyles.itemTitle}>
                <strong>{contract.name}</strong>
                <span className={reading.secondLine}>{[contract.reference, contract.contractor?.title].filter(Boolean).join(', ')}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChooseLevelProps {
  readonly chatId: string;
  readonly teams: TeamsFacts;
  readonly contract: Stored<Contract>;
  readonly fixedLevel?: string;
  readonly likely?: Stored<Meeting>;
  readonly onChange: () => void;
  readonly onPlanned: (meetingKey: string) => void;
}

function ChooseLevel({ chatId, teams, contract, fixedLevel, likely, onChange, onPlanned }: ChooseLevelProps): JSX.Element {
  const services = useServices();
  const { pack, now, newKey } = services;
  const id = useGroupId();
  const key = React.useRef(newKey());
  const levels = fixedLevel ? pack.levels.filter((one) => one.id === fixedLevel) : pack.levels;
  const [level, setLevel] = React.useState((levels.find(({ id: its }) => its === likely?.level) ?? levels.find(({ every }) => every) ?? levels[0])?.id ?? '');
  const [typed, setTyped] = React.useState(() => {
    const [before, today] = [likely && levelOf(pack, likely.level), dayOf(now())];
    const due = before && nextAtLevel(before, contract.diary?.[before.id], contract.start, today);
    return proposedTimes(likely, due, today, now());
  });
  const [problems, setProblems] = React.useState<TimeProblems>({});
  const [chosen, setChosen] = React.useState<string>();
  const load = React.useCallback(() => readPlanned(services, contract.id, level), [services, contract.id, level]);
  const { loaded } = useLoad(load);
  const planned = loaded.state === 'ready' ? loaded.value : [];
  const existing = planned.find((meeting) => meeting.key === (chosen ?? planned[0]?.key));
  const save = useWork(async () => {
    const { times, problems: found } = readTimes(typed, strings.plan.endAfterStart);
    setProblems(existing ? {} : found);
    if (!existing && !times) return;
    const meeting = await planTypedMeeting(services, { contract, level, chatId, teams, times, existing }, key.current);
    onPlanned(meeting.key);
  });

  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.run();
      }}
    >
      <p className={choose.chosen}>
        <strong>{contract.name}</strong> <span className={reading.second}>{contract.reference}</span>{' '}
        <Button small kind="quiet" onClick={onChange}>
          {strings.find.change}
        </Button>
      </p>
      <fieldset className={choose.choices}>
        <legend className={form.label}>{strings.find.level}</legend>
        {levels.map((one) => (
          <label key={one.id} className={choose.choice}>
            <input
              type="radio"
              name={`${id}-level`}
              checked={level === one.id}
              onChange={() => {
                setLevel(one.id);
                setChosen(undefined);
              }}
            />
            <span>
              {`${one.id} ${one.name}`}
              <span className={reading.secondLine}>{cadenceWords(one)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {planned.length > 0 && (
        <fieldset className={choose.choices}>
          <legend className={form.label}>{strings.find.whichDate}</legend>
          {planned.map((meeting) => (
            <label key={meeting.key} className={choose.choice}>
              <input type="radio" name={`${id}-planned`} checked={existing?.key === meeting.key} onChange={() => setChosen(meeting.key)} />
              <span>{meeting.starts && displayDateAndTime(meeting.starts)}</span>
            </label>
          ))}
          <label className={choose.choice}>
            <input type="radio" name={`${id}-planned`} checked={!existing} onChange={() => setChosen('')} />
            <span>{strings.find.newMeeting}</span>
          </label>
        </fieldset>
      )}
      {!existing && <TimeBoxes typed={typed} problems={problems} onChange={setTyped} />}
      {save.error && <ErrorMessage error={save.error} what={strings.plan.failed} onRetry={save.again} retrying={save.busy} plain />}
      <div className={form.buttons}>
        <Button kind="primary" type="submit" busy={save.busy} disabled={loaded.state === 'loading'}>
          {strings.find.choose}
        </Button>
      </div>
    </form>
  );
}
