import * as React from 'react';

import { dayOf } from '../../core/time';
import { adoptedPacks } from '../../flows/obligations';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { DateBox, ErrorSummary, FormPanel, NoteBox, TextBox } from '../common/fluent';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useLoad } from '../common/useLoad';
import styles from './assurance.module.scss';
import { contractOf, nameOf, type Duty } from './duties';
import { DutyFacts } from './DutyFacts';
import { panelStrings as words } from './panelStrings';
import { useDutyForm, type Deed, type DutyForm } from './useDutyForm';

export interface DutyPanelProps {
  readonly duty: Duty;
  readonly canEdit: boolean;
  /** Told what was done, as a sentence; ends when the list shows it. */
  readonly onDone: (sentence: string) => Promise<void>;
  readonly onClose: () => void;
}

const idOf = (field: string): string => `duty-${field}`;

/** One obligation: what the clause says, why it stands so, its evidence, and what a person may decide about it (CP-9.1). */
export default function DutyPanel({ duty, canEdit, onDone, onClose }: DutyPanelProps): JSX.Element {
  const { desk } = useServices();
  const { id, pack, clause } = duty;
  const load = React.useCallback(async () => {
    const [row, { packs }] = await Promise.all([desk.obligations.byId(id), adoptedPacks(desk)]);
    const found = packs.find((one) => one.id === pack)?.clauses?.find((one) => one.id === clause);
    return { row, clause: found };
  }, [desk, id, pack, clause]);
  const { loaded, reload } = useLoad(load);
  const [deed, setDeed] = React.useState<Deed>();
  const row = loaded.state === 'ready' ? loaded.value.row : undefined;
  const form = useDutyForm(row, deed, onDone);

  // The form takes the place of the button that asked for it.
  React.useLayoutEffect(() => {
    if (deed) document.getElementById(idOf(deed === 'evidence' ? 'what' : 'reason'))?.focus();
  }, [deed]);

  const failed = form.error && (
    <ErrorMessage
      error={form.error}
      what={words.notSaved}
      kept={words.kept}
      onRetry={form.save}
      retrying={form.saving}
      plain
      actions={form.error.kind === 'conflict' && <Button onClick={reload}>{words.readAgain}</Button>}
    />
  );
  return (
    <FormPanel
      title={deed ? `${words.forms[deed]}: ${nameOf(duty)}` : nameOf(duty)}
      second={`${contractOf(duty)}, ${duty.clause}`}
      saveLabel={deed ? words.save[deed] : words.close}
      saving={form.saving}
      isDirty={form.isDirty}
      onSave={deed ? form.save : onClose}
      onClose={onClose}
      messageDecides={!deed}
      message={deed ? failed : row && <Deeds row={row} canEdit={canEdit} onChoose={setDeed} onClose={onClose} />}
    >
      {deed && <DeedForm deed={deed} form={form} />}
      {loaded.state === 'loading' && <Skeleton rows={5} />}
      {loaded.state === 'failed' && <ErrorMessage error={loaded.error} what={words.couldNotRead} onRetry={reload} />}
      {loaded.state === 'ready' && <DutyFacts row={loaded.value.row} clause={loaded.value.clause} />}
    </FormPanel>
  );
}

interface DeedsProps {
  readonly row: Duty;
  readonly canEdit: boolean;
  readonly onChoose: (deed: Deed) => void;
  readonly onClose: () => void;
}

function Deeds({ row, canEdit, onChoose, onClose }: DeedsProps): JSX.Element {
  const isMet = row.state === 'Met';
  const offered: readonly Deed[] = row.decision ? ['takeBack', 'evidence'] : isMet ? ['evidence'] : ['evidence', 'notApplicable', 'acceptedLate'];
  // A vacant post is no duty of a clause: it ends when somebody is put to it.
  const deeds = row.state === 'Vacant post' ? [] : offered;
  return (
    <>
      {!canEdit && <p className={styles.second}>{words.readOnly}</p>}
      <div className={styles.buttons} role="group" aria-label={words.decisions}>
        {canEdit &&
          deeds.map((deed) => (
            <Button key={deed} onClick={() => onChoose(deed)}>
              {words.deeds[deed]}
            </Button>
          ))}
        <Button kind="quiet" onClick={onClose}>
          {words.close}
        </Button>
      </div>
    </>
  );
}

function DeedForm({ deed, form }: { readonly deed: Deed; readonly form: DutyForm }): JSX.Element {
  const { now } = useServices();
  const today = dayOf(now());
  const { typed, set, problems } = form;
  const box = (field: keyof typeof typed): { id: string; error?: string; value: string; onChange: (value: string) => void } => ({
    id: idOf(field),
    error: problems[field],
    value: typed[field],
    onChange: (value) => set({ [field]: value }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <ErrorSummary problems={Object.entries(problems).map(([field, sentence = '']) => ({ id: idOf(field), sentence }))} attempt={form.attempt} />
      {deed === 'evidence' ? (
        <>
          <TextBox {...box('what')} label={words.what} />
          <DateBox {...box('on')} label={words.on} help={words.onHelp} today={today} />
          <TextBox {...box('link')} label={words.link} help={words.linkHelp} optional />
          <NoteBox {...box('note')} label={words.evidenceNote} help={words.evidenceNoteHelp} rows={2} optional />
        </>
      ) : (
        <>
          <NoteBox {...box('reason')} label={words.reason} help={words.reasonHelp} rows={3} />
          {deed === 'acceptedLate' && <DateBox {...box('until')} label={words.untilLabel} help={words.untilHelp} today={today} optional />}
        </>
      )}
      <button type="submit" hidden />
    </form>
  );
}
