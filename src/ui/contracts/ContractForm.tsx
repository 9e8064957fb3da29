import * as React from 'react';

import { dayOf, displayDateAndTime, timeOf } from '../../core/time';
import { contractKinds, contracts, contractStatuses, executions, type Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { ErrorMessage } from '../common/ErrorMessage';
import {
  ChoiceBox,
  ComboBox,
  DateBox,
  ErrorSummary,
  FieldChoices,
  FieldPair,
  FormPanel,
  MoneyBox,
  NoteBox,
  PersonPicker,
  TextBox,
  TickBox,
  type Suggestion,
} from '../common/fluent';
import { useServices } from '../common/ServicesContext';
import { formStrings as words } from './formStrings';
import { plain } from './rowModel';
import type { NamedContractor } from './saveContract';
import { useContractForm, type Form } from './useContractForm';

export interface ContractFormProps {
  /** The contract to change; absent for a new one. */
  readonly contract?: Stored<Contract>;
  /** The whole register: references and folders that are taken. */
  readonly others: readonly Stored<Contract>[];
  readonly onSaved: (contract: Stored<Contract>) => void;
  readonly onClose: () => void;
}

const { fields } = contracts;

/** Adds or changes a contract (CP-8.1, CP-11.1). */
export default function ContractForm({ contract, others, onSaved, onClose }: ContractFormProps): JSX.Element {
  const { now } = useServices();
  const state = useContractForm({ contract, others, onSaved });
  const { form, set, errors, conflict, error } = state;
  const searchContractors = useContractorSearch();
  const today = dayOf(now());
  const whenChanged = (at: string): string => (dayOf(at) === today ? timeOf(at) : displayDateAndTime(at));

  const field = (name: keyof Form, declared: keyof typeof fields = name as keyof typeof fields): { id: string; label: string; help?: string; clause?: string; error?: string; optional?: boolean } => ({
    id: `contract-${name}`,
    label: fields[declared].title,
    help: fields[declared].help,
    clause: fields[declared].clause,
    error: errors[name],
    optional: !fields[declared].required,
  });
  const text = (name: 'name' | 'reference' | 'value' | 'start' | 'end' | 'extensionMonths' | 'site' | 'summary'): { value: string; onChange: (value: string) => void } => ({
    value: form[name],
    onChange: value => set({ [name]: value }),
  });
  const problems = Object.entries(errors).map(([name, sentence = '']) => ({ id: `contract-${name}`, sentence: withField(name, sentence) }));

  return (
    <FormPanel
      title={contract ? words.editTitle : words.addTitle}
      second={contract ? `${contract.reference}, ${words.lastChanged(displayDateAndTime(contract.modified), contract.modifiedBy)}` : words.addSecond}
      saveLabel={contract ? words.save : words.add}
      saving={state.saving}
      isDirty={state.isDirty}
      onSave={state.save}
      onClose={onClose}
      messageDecides={conflict !== undefined}
      message={
        conflict ? (
          <FieldChoices
            title={words.changedBy(conflict.current.modifiedBy, whenChanged(conflict.current.modified))}
            who={conflict.current.modifiedBy}
            choices={conflict.choices}
            initialTheirs={conflict.theirs}
            saving={state.saving}
            onChoose={state.resolve}
            onKeepTheirs={() => onSaved(conflict.current)}
          />
        ) : (
          error && <ErrorMessage error={error} what={words.notSaved} kept={words.kept} onRetry={state.save} retrying={state.saving} plain />
        )
      }
    >
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault();
          state.save();
        }}
      >
        <ErrorSummary problems={problems} attempt={state.attempt} />
        <TextBox {...field('name')} {...text('name')} />
        <FieldPair>
          <TextBox {...field('reference')} {...text('reference')} />
          <ChoiceBox {...field('kind')} value={form.kind} choices={contractKinds} onChange={kind => set({ kind })} />
        </FieldPair>
        <ComboBox<NamedContractor>
          {...field('contractor')}
          help={words.contractorHelp}
          from={1}
          chosen={form.contractor && { title: form.contractor.name, second: form.contractor.id === undefined ? words.newContractor : undefined }}
          onChoose={contractor => set({ contractor })}
          search={searchContractors}
        />
        <FieldPair>
          <MoneyBox {...field('value')} {...text('value')} />
          <ChoiceBox {...field('status')} value={form.status} choices={contractStatuses} onChange={status => set({ status })} />
          <DateBox {...field('start')} {...text('start')} today={today} />
          <DateBox {...field('end')} {...text('end')} today={today} />
          <TextBox {...field('extensionMonths')} {...text('extensionMonths')} inputMode="numeric" />
          <ChoiceBox {...field('executedAs')} value={form.executedAs} choices={executions} onChange={executedAs => set({ executedAs })} />
        </FieldPair>
        <PersonPicker
          {...field('contractManagers', 'contractManager')}
          help={words.managerHelp}
          value={form.contractManagers[0]}
          onChange={person => set({ contractManagers: person ? [person] : [] })}
        />
        <PersonPicker {...field('assistantDirector')} value={form.assistantDirector} onChange={assistantDirector => set({ assistantDirector })} />
        <PersonPicker {...field('operationalLead')} value={form.operationalLead} onChange={operationalLead => set({ operationalLead })} />
        <TickBox id="contract-inScope" label={fields.inScope.title} value={form.inScope} onChange={inScope => set({ inScope })} />
        <TextBox {...field('site')} {...text('site')} />
        <NoteBox {...field('summary')} {...text('summary')} />
        <button type="submit" hidden />
      </form>
    </FormPanel>
  );
}

/** A sentence of the summary says which box it is about, unless its words do. */
function withField(name: string, sentence: string): string {
  const titles: Readonly<Record<string, { readonly title: string } | undefined>> = { ...fields, contractManagers: fields.contractManager };
  const title = titles[name]?.title;
  return !title || plain(sentence).includes(plain(title)) ? sentence : words.problemOf(title, sentence);
}

/** Contractors that are on the list, and the one typed as a new one. */
function useContractorSearch(): (typed: string) => Promise<readonly Suggestion<NamedContractor>[]> {
  const { desk } = useServices();
  const list = React.useRef<Promise<readonly NamedContractor[]>>();
  return React.useCallback(async (typed: string) => {
    list.current = list.current ?? desk.contractors.all({ select: ['name'], orderBy: 'name' });
    // A failed reading is not kept: the next letter tries again.
    list.current.catch(() => {
      list.current = undefined;
    });
    const known = await list.current;
    const found = known.filter(({ name }) => plain(name).includes(plain(typed))).slice(0, 20);
    const isKnown = known.some(({ name }) => plain(name) === plain(typed));
    return [
      ...found.map(({ id, name }) => ({ id: `known-${id}`, title: name, value: { id, name } })),
      ...(isKnown ? [] : [{ id: 'new', title: words.addContractor(typed), value: { name: typed } }]),
    ];
  }, [desk]);
}
