import * as React from 'react';

import { timeOf } from '../../core/time';
import type { RecordingOption } from '../../flows/filing';
import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { InPlaceForm } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useGroupId } from '../common/useGroupId';
import { useLoad } from '../common/useLoad';
import { useWork } from '../common/useWork';
import choose from './choose.module.scss';
import { closingWords as words } from './closingStrings';
import type { WrapUp } from './useWrapUp';
import reading from './reading.module.scss';
import { loadWrapUp } from './wrapUp';

export interface ChooseRecordingProps {
  readonly filing: Stored<Filing>;
  readonly wrapUp: WrapUp;
  readonly onClose: () => void;
}

/** The meeting was recorded more than once: the officer says which recordings are filed. */
export function ChooseRecording({ filing, wrapUp, onClose }: ChooseRecordingProps): JSX.Element {
  const services = useServices();
  const id = useGroupId();
  const group = React.useRef<HTMLFieldSetElement>(null);
  const [chosen, setChosen] = React.useState<readonly string[]>([]);
  const [problem, setProblem] = React.useState(false);
  const load = React.useCallback(async () => (await loadWrapUp()).recordingOptions(services, filing), [services, filing]);
  const { loaded, reload } = useLoad(load);
  const { run, busy, error } = useWork(async () => {
    await wrapUp.onFiling((flows, report, signal) => flows.chooseRecording(services, filing, chosen, report, signal));
    onClose();
  });
  const ready = loaded.state === 'ready';
  React.useEffect(() => {
    if (ready) group.current?.querySelector('input')?.focus();
  }, [ready]);

  if (loaded.state === 'loading') return <Skeleton rows={2} />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={words.filing.failed} onRetry={reload} actions={<Button onClick={onClose}>{words.filing.cancel}</Button>} plain />;
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const submit = (): void => {
    setProblem(chosen.length === 0);
    if (chosen.length > 0) run();
    else group.current?.querySelector('input')?.focus();
  };
  return (
    <InPlaceForm
      label={words.filing.chooseTitle}
      submit={words.filing.chooseSave}
      cancel={words.filing.cancel}
      isDirty={false}
      busy={busy}
      message={error && <ErrorMessage error={error} what={words.filing.failed} kept={words.failedKept} onRetry={() => run()} retrying={busy} plain />}
      onSubmit={submit}
      onCancel={onClose}
    >
      <fieldset ref={group} className={choose.choices} aria-describedby={`${id}-help${problem ? ` ${id}-problem` : ''}`}>
        <legend className={form.label}>{words.filing.chooseTitle}</legend>
        <p className={reading.second} id={`${id}-help`}>
          {words.filing.chooseHelp}
        </p>
        {loaded.value.map((option) => (
          <label key={option.id} className={choose.choice}>
            <input type="checkbox" checked={chosen.includes(option.id)} onChange={() => toggle(option.id)} />
            <span>
              {whenOf(option)}
              <span className={reading.secondLine}>{[option.fileName, sizeOf(option)].filter(Boolean).join(', ')}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {problem && chosen.length === 0 && (
        <p className={form.problem} id={`${id}-problem`} role="alert">
          {words.filing.chooseNeeded}
        </p>
      )}
    </InPlaceForm>
  );
}

function whenOf({ started, ended }: RecordingOption): string {
  return ended ? words.filing.option(timeOf(started), timeOf(ended)) : words.filing.optionFrom(timeOf(started));
}

function sizeOf({ size }: RecordingOption): string | undefined {
  if (size === undefined) return undefined;
  return words.filing.size(new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(size / 1048576));
}
