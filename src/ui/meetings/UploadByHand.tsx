import * as React from 'react';

import { acceptedEndings, whyNotAccepted } from '../../flows/filing/accepted';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Progress } from '../common/Progress';
import { useServices } from '../common/ServicesContext';
import { useGroupId } from '../common/Tabs';
import { useWork } from '../common/useWork';
import styles from './closing.module.scss';
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
    <div className={styles.form} role="group" aria-label={words.filing.upload}>
      <label className={styles.label} htmlFor={id}>
        {words.filing.uploadFile(kind)}
      </label>
      <input
        ref={box}
        id={id}
        type="file"
        className={styles.box}
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
        <p className={styles.problem} id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      {busy && percent !== undefined && (
        <>
          <p className={styles.second} role="status">
            {words.filing.uploading(percent)}
          </p>
          <Progress done={percent} total={100} label={words.filing.uploading(percent)} />
        </>
      )}
      {error && <ErrorMessage error={error} what={words.filing.failed} kept={words.failedKept} onRetry={again} retrying={busy} plain />}
      <div className={styles.buttons}>
        <Button small onClick={onClose} disabled={busy}>
          {words.filing.cancel}
        </Button>
      </div>
    </div>
  );
}
