import * as React from 'react';

import { lengthWords, termOf } from '../../core/contracts';
import { formatPoundsAndPence } from '../../core/money';
import { displayDate, displayDateAndTime, howLong, type IsoDate } from '../../core/time';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { useServices } from '../common/ServicesContext';
import { ClauseTag, StateTag } from '../common/Tags';
import styles from './Contract.module.scss';
import { askedFields, dateWords, executionOf, missingFields } from './entry';
import { pageStrings as words } from './pageStrings';
import { strings } from './strings';

interface FactProps {
  readonly title: string;
  readonly value: React.ReactNode;
  readonly second?: string;
}

function Fact({ title, value, second }: FactProps): JSX.Element {
  return (
    <div className={styles.fact}>
      <dt>{title}</dt>
      <dd className={styles.figure}>{value || <StateTag state="missing" size={16} />}</dd>
      {second && <dd className={styles.second}>{second}</dd>}
    </div>
  );
}

/** The register's entry, and whether CP-11.1 has all it asks for. */
export function ContractFacts({ contract, today }: { readonly contract: Stored<Contract>; readonly today: IsoDate }): JSX.Element {
  const { pack } = useServices();
  const { start, end, extensionMonths, executedAs, value } = contract;
  const dates = start && end ? { start, end, extensionMonths } : undefined;
  const optionEnd = dates && termOf(dates, today).optionEnd;
  const missing = missingFields(contract);
  return (
    <section aria-label={words.facts}>
      <dl className={styles.facts}>
        <Fact title={words.value} value={value !== undefined && formatPoundsAndPence(value).replace(/\.00$/, '')} />
        <Fact title={words.start} value={dateWords(start)} />
        <Fact title={words.end} value={dateWords(end)} second={optionEnd && words.option(displayDate(optionEnd))} />
        <Fact title={words.length} value={dates && lengthWords(dates)} second={dates && today < dates.end ? words.left(howLong(today, dates.end)) : undefined} />
        <Fact
          title={words.contractManager}
          value={contract.contractManager?.name ?? <StateTag state="missing" size={16}>{strings.vacant}</StateTag>}
          second={contract.operationalLead && words.operationalLead(contract.operationalLead.name)}
        />
        <Fact title={words.assistantDirector} value={contract.assistantDirector?.name} second={contract.assistantDirector && words.accountable} />
        <Fact title={words.executed} value={executedAs} second={words.keptYears(pack.records.keepYears[executionOf(contract)])} />
      </dl>
      <div className={styles.complete}>
        {missing.length === 0 ? (
          <>
            <StateTag state="met">{words.complete}</StateTag>
            <span className={styles.quiet}>{words.allFields(askedFields)}</span>
          </>
        ) : (
          <StateTag state="missing">{words.lacking(missing)}</StateTag>
        )}
        <ClauseTag clause="CP-11.1" />
        <span className={styles.right}>{words.lastChanged(displayDateAndTime(contract.modified), contract.modifiedBy)}</span>
      </div>
    </section>
  );
}
