import * as React from 'react';

import { contractFormOf, readContractForm, type ContractErrors, type ContractForm } from '../../core/contracts';
import { isAppError, type AppError } from '../../core/errors';
import type { NewRow } from '../../data/ports';
import { contractKinds, contractStatuses, executions, type Contract, type ContractKind, type ContractStatus } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { chosenOf, conflictOf, type Conflict } from './formChoices';
import { addContract, changesTo, editContract, ensureFolder, rowValues, type FormValues, type NamedContractor, type NamedPerson } from './saveContract';

export type Form = ContractForm<NamedPerson, NamedContractor, ContractKind, ContractStatus>;

export interface ContractFormOptions {
  /** The contract to change; absent for a new one. */
  readonly contract?: Stored<Contract>;
  /** The other contracts, whose references and folders are taken. */
  readonly others: readonly Stored<Contract>[];
  readonly onSaved: (contract: Stored<Contract>) => void;
}

export interface ContractFormState {
  readonly form: Form;
  set(change: Partial<Form>): void;
  readonly errors: ContractErrors;
  /** Counts the saves that found something wrong. */
  readonly attempt: number;
  readonly isDirty: boolean;
  readonly saving: boolean;
  readonly error?: AppError;
  readonly conflict?: Conflict;
  save(): void;
  /** Saves after a conflict. @param theirs fields whose other version is kept */
  resolve(theirs: ReadonlySet<string>): void;
}

/** The form's box for a field of the list. */
function boxOf(form: Form, field: string | undefined): keyof Form | undefined {
  if (field === 'contractManager') return 'contractManagers';
  return Object.keys(form).find((name): name is keyof Form => name === field);
}

function formOf(contract: Stored<Contract> | undefined): Form {
  if (!contract) return contractFormOf<NamedPerson, NamedContractor, ContractKind, ContractStatus>({ status: 'Live', executedAs: 'Simple contract' });
  const { contractor, kind, status, executedAs, ...rest } = contract;
  return contractFormOf<NamedPerson, NamedContractor, ContractKind, ContractStatus>({
    ...rest,
    kind: contractKinds.find(known => known === kind),
    status: contractStatuses.find(known => known === status),
    executedAs: executions.find(known => known === executedAs),
    ...(contractor ? { contractor: { id: contractor.id, name: contractor.title } } : {}),
  });
}

/** The contract form: what was typed, what is wrong with it, and how saving goes. */
export function useContractForm({ contract, others, onSaved }: ContractFormOptions): ContractFormState {
  const services = useServices();
  const [first] = React.useState(() => formOf(contract));
  const [form, setForm] = React.useState(first);
  const [errors, setErrors] = React.useState<ContractErrors>({});
  const [attempt, setAttempt] = React.useState(0);
  const [conflict, setConflict] = React.useState<Conflict>();
  // Made once for the form: however often it is tried, one contract comes of it.
  const key = React.useRef('');
  if (!key.current) key.current = contract?.key ?? services.newKey();
  const base = React.useRef(contract);
  const wanted = React.useRef<NewRow<Contract>>({});

  const refuse = (found: ContractErrors): void => {
    setErrors(found);
    setAttempt(count => count + 1);
  };

  const write = async (values: FormValues): Promise<Stored<Contract>> => {
    const foldersTaken = others.map(({ folder }) => folder).filter(Boolean);
    if (!base.current) return addContract(services, values, key.current, foldersTaken);
    wanted.current = await rowValues(services, values, key.current);
    const saved = await editContract(services, base.current, changesTo(base.current, wanted.current));
    return ensureFolder(services, saved, foldersTaken);
  };

  const work = useWork(async (go: () => Promise<Stored<Contract>>) => {
    try {
      onSaved(await go());
    } catch (error) {
      const field = isAppError(error, 'invalid') ? boxOf(form, error.details.field) : undefined;
      if (isAppError(error) && field) {
        refuse({ [field]: error.message });
        return;
      }
      const current = isAppError(error, 'conflict') ? error.details.current : undefined;
      if (base.current && isContract(current)) {
        setConflict(conflictOf(base.current, wanted.current, current));
        return;
      }
      throw error;
    }
  });

  function save(): void {
    const taken = others.filter(other => other.key !== key.current).map(({ reference }) => reference);
    const read = readContractForm<NamedPerson, NamedContractor, ContractKind, ContractStatus>(form, taken);
    if (!read.ok) {
      refuse(read.errors);
      return;
    }
    setErrors({});
    work.run(() => write(read.values));
  }

  function resolve(theirs: ReadonlySet<string>): void {
    if (!conflict) return;
    const { current } = conflict;
    const chosen = chosenOf(wanted.current, current, theirs);
    work.run(async () => {
      base.current = current;
      wanted.current = { ...wanted.current, ...theirsOf(current, theirs) };
      const saved = await editContract(services, current, chosen);
      setConflict(undefined);
      return saved;
    });
  }

  const set = React.useCallback((change: Partial<Form>) => {
    setForm(now => ({ ...now, ...change }));
    // What is being corrected is no longer said to be wrong; the next save reads it again.
    setErrors(now => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in change))));
  }, []);
  return { form, set, errors, attempt, isDirty: form !== first, saving: work.busy, error: work.error, conflict, save, resolve };
}

function theirsOf(current: Stored<Contract>, theirs: ReadonlySet<string>): NewRow<Contract> {
  return Object.fromEntries(Object.entries(current).filter(([field]) => theirs.has(field)));
}

function isContract(row: unknown): row is Stored<Contract> {
  return typeof row === 'object' && row !== null && 'etag' in row && 'reference' in row;
}
