import * as React from 'react';

import { acceptedEndings, whyNotAccepted } from '../../flows/filing/accepted';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import form from '../common/inPlace/form.module.scss';
import { Progress } from '../common/Progress';
import { useServices } from '../common/ServicesContext';
import { useGroupId } from '../common/useGroupId';
import { useWork } from '../common/useWork';
import { closingWords as words } from './closingStrings';
import type { FilingFormProps } from './FileWithout';

/** Files what the officer has on their machine, through an upload session; it shows how far it has got. */
export function UploadByHand({ filing, kind, wrapUp, onClose }: FilingFormProps): JSX.Element {
  const services = useServices();
  const id = useGroupId();
  const box = React.useRef<HTMLInputElement>(null);
  const [problem, setProblem] = React.useState<string>();
  const [percent, setPercent] = React.useState<number>();
  const { run, busy, error, again } = useWork(async (file: File) => {
    setPercent(0);
    await wrapUp.onFiling((flows, report, signal) =>
      flows.uploadByHand(
        services,
        filing,
        file,
        (row) => {
          setPercent(row.progress);
          report(row);
        },
        signal,
      ),
    );
    onClose();
  });
  React.useEffect(() => box.current?.focus(), []);
  return (
    <div className={form.form} role="group" aria-label={words.filing.upload} onKeyDown={(event) => event.key === 'Escape' && !busy && onClose()}>
      <label className={form.label} htmlFor={id}>
        {words.filing.uploadFile(kind)}
      </label>
      <input
        ref={box}
        id={id}
        type="file"
        className={form.box}
        accept={acceptedEndings(filing.kind).map((ending) => `.${ending}`).join(',')}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (!file) return;
          const found = whyNotAccepted(filing.kind, file);
          setProblem(found);
          if (found === undefined) run(file);
          // So that the same file can be chosen again once it is mended.
          else event.target.value = '';
        }}
      />
      {problem !== undefined && (
        <p className={form.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {busy && percent !== undefined && (
        <>
          <p className={form.hint}>{words.filing.uploading(percent)}</p>
          <Progress done={percent} total={100} label={words.filing.uploading(percent)} />
        </>
      )}
      {error && <ErrorMessage error={error} what={words.filing.failed} kept={error.details.scope ? words.filing.uploadElsewhere : words.failedKept} onRetry={again} retrying={busy} plain />}
      <div className={form.buttons}>
        <Button small onClick={onClose} disabled={busy}>
          {words.filing.cancel}
        </Button>
      </div>
    </div>
  );
}
