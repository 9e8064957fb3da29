import * as React from 'react';

import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { lazyPart } from '../common/lazyPart';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/Surface';
import { useAddressKey } from '../common/useAddressKey';
import { RegisterPage } from './RegisterPage';
import type { ContractRow } from './rowModel';
import { strings } from './strings';
import { useRegister } from './useRegister';

const ContractForm = lazyPart(() => import(/* webpackChunkName: 'forms' */ './ContractForm'));
const ContractPage = lazyPart(() => import(/* webpackChunkName: 'contract-page' */ './ContractPage'));

export interface ContractsAppProps {
  /**
   * Server-relative address of the site that the web part stands in, when that is not the site of the lists: a
   * contract's own site shows its contract (CP-9.1).
   */
  readonly ownSite?: string;
}

/** The register, and the page of the contract that the address names. */
export function ContractsApp({ ownSite }: ContractsAppProps): JSX.Element {
  const { desk } = useServices();
  const announce = useAnnounce();
  const [key, go] = useAddressKey('contract');
  const [cameBack, setCameBack] = React.useState(false);
  const [adding, setAdding] = React.useState(false);
  const [needsRegister, setNeedsRegister] = React.useState(key === undefined);
  const register = useRegister(needsRegister);
  const { put } = register;

  React.useEffect(() => {
    if (key === undefined) setNeedsRegister(true);
    else setCameBack(true);
  }, [key]);

  const ownKey = React.useMemo(() => {
    const own = ownSite?.toLowerCase();
    return own ? register.rows.find(({ contract }) => contract.site.toLowerCase() === own)?.key : undefined;
  }, [ownSite, register.rows]);
  const shown = key ?? ownKey;

  const open = React.useCallback((row: ContractRow) => go(row.key), [go]);
  const back = React.useCallback(() => go(undefined), [go]);

  function onSaved(contract: Stored<Contract>): void {
    setAdding(false);
    put(contract);
    announce(strings.register.added(contract.name));
  }

  return (
    <>
      {needsRegister && (
        <div hidden={shown !== undefined}>
          <RegisterPage register={register} onOpen={open} onAdd={() => setAdding(true)} takesFocus={cameBack && shown === undefined} />
        </div>
      )}
      {shown !== undefined && (
        <ContractPage
          key={shown}
          contractKey={shown}
          onRegister={key === undefined ? undefined : back}
          registerAddress={`${desk.webUrl}/SitePages/Register.aspx`}
          onChanged={put}
        />
      )}
      {adding && <ContractForm others={register.rows.map(({ contract }) => contract)} onSaved={onSaved} onClose={() => setAdding(false)} />}
    </>
  );
}
