import * as React from 'react';

import { contractOfSite } from '../../data/choosePlace';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { lazyPart } from '../common/lazyPart';
import { useServices } from '../common/ServicesContext';
import { useAddressKey } from '../common/useAddressKey';
import { useLoad } from '../common/useLoad';
import { usePageTitle } from '../common/usePageTitle';
import { RegisterPage } from './RegisterPage';
import type { ContractRow } from './rowModel';
import { strings } from './strings';
import { useRegister } from './useRegister';

const ContractForm = lazyPart(() => import(/* webpackChunkName: 'forms' */ './ContractForm'));
const ContractPage = lazyPart(() => import(/* webpackChunkName: 'contract-page' */ './ContractPage'));

export interface ContractsAppProps {
  /** Absolute address of the web that the web part stands in. A contract's own site shows its contract (CP-9.1). */
  readonly thisWeb: string;
}

function isSameWeb(one: string, other: string): boolean {
  return one.replace(/\/+$/, '').toLowerCase() === other.toLowerCase();
}

/** The register, and the page of the contract that the address names. */
export function ContractsApp({ thisWeb }: ContractsAppProps): JSX.Element {
  const { desk } = useServices();
  const findOwn = React.useCallback(
    async () => (isSameWeb(thisWeb, desk.webUrl) ? undefined : (await contractOfSite(desk.contracts, thisWeb))?.key),
    [desk, thisWeb],
  );
  const own = useLoad(findOwn);
  const [key, go] = useAddressKey('contract');
  const [cameBack, setCameBack] = React.useState(false);
  const [adding, setAdding] = React.useState(false);
  const [added, setAdded] = React.useState<Stored<Contract>>();
  const [needsRegister, setNeedsRegister] = React.useState(key === undefined);
  const register = useRegister(needsRegister);
  const { put } = register;

  React.useEffect(() => {
    if (key === undefined) setNeedsRegister(true);
    else setCameBack(true);
  }, [key]);

  const shown = key ?? (own.loaded.state === 'ready' ? own.loaded.value : undefined);

  usePageTitle(shown === undefined ? strings.register.title : undefined);

  const open = React.useCallback((row: ContractRow) => go(row.key), [go]);
  const back = React.useCallback(() => go(undefined), [go]);

  function onSaved(contract: Stored<Contract>): void {
    setAdding(false);
    put(contract);
    setAdded(contract);
  }

  return (
    <>
      {needsRegister && (
        <div hidden={shown !== undefined}>
          <RegisterPage
            register={register}
            onOpen={open}
            onAdd={() => setAdding(true)}
            added={added}
            onAddedRead={() => setAdded(undefined)}
            takesFocus={cameBack && shown === undefined}
          />
        </div>
      )}
      {shown !== undefined && (
        <ContractPage
          key={shown}
          contractKey={shown}
          onRegister={key === undefined ? undefined : back}
          takesFocus={needsRegister}
          registerAddress={`${desk.webUrl}/SitePages/Register.aspx`}
          onChanged={put}
        />
      )}
      {adding && <ContractForm others={register.rows.map(({ contract }) => contract)} onSaved={onSaved} onClose={() => setAdding(false)} />}
    </>
  );
}
