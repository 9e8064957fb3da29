import * as React from 'react';

import type { Clause } from '../../core/policy/clauses';
import { displayDate, displayDateAndTime } from '../../core/time';
import styles from './assurance.module.scss';
import type { Duty } from './duties';
import { DutyState } from './dutyColumns';
import { panelStrings as words } from './panelStrings';

export interface DutyFactsProps {
  readonly row: Duty;
  /** As an adopted pack has it. */
  readonly clause: Clause | undefined;
}

/** Where evidence can be opened; anything else than a web address stays words. */
function evidenceOf({ evidence }: Duty): readonly { readonly name: string; readonly href?: string }[] {
  return evidence.split('\n').filter(Boolean).map((line) => {
    return /^https?:\/\//i.test(line) ? { name: shortName(line), href: line } : { name: line };
  });
}

/** The last part of an address, in words; parameters decode without failing on what is no code. */
function shortName(address: string): string {
  const parts = address.split(/[?#]/)[0].split('/').filter(Boolean);
  const last = parts[parts.length - 1] ?? address;
  return new URLSearchParams(`name=${last.replace(/[+&]/g, encodeURIComponent)}`).get('name') ?? last;
}

/** Everything that is known of an obligation: the clause's own words, why it stands as it does, and what comes next. */
export function DutyFacts({ row, clause }: DutyFactsProps): JSX.Element {
  const evidence = evidenceOf(row);
  const owner = row.owner ? `${row.owner.name}, ${row.post}` : `${row.post}: ${words.vacant}`;
  const due = row.dueAt ? displayDateAndTime(row.dueAt) : row.due && displayDate(row.due);
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [words.facts.state, <DutyState key="state" row={row} />],
    [words.facts.due, due],
    [words.facts.owner, owner],
    [words.facts.says, clause?.says ?? words.noClause],
    [words.facts.source, clause?.source],
    [words.facts.note, clause?.note],
    [words.facts.why, row.explanation],
    [words.facts.metOn, row.metOn && displayDate(row.metOn)],
    [
      words.facts.evidence,
      evidence.length === 0
        ? words.noEvidence
        : evidence.map(({ name, href }, at) => (
            <div key={at}>{href ? <a href={href} target="_blank" rel="noreferrer" aria-label={words.opensInTab(name)}>{name}</a> : name}</div>
          )),
    ],
    [words.facts.next, row.nextStep ? words.next(row.nextStep, row.nextOn && displayDate(row.nextOn)) : words.noNext],
    [words.facts.decision, row.decision && decisionWords(row)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.filter(([, value]) => value).map(([label, value]) => (
        <React.Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

function decisionWords({ decision, decidedBy, decidedOn, decisionReason, decisionUntil }: Duty): string {
  const what = words.decision(decision ?? '', decidedBy?.name ?? '', decidedOn ? displayDate(decidedOn) : '');
  return [`${what}.`, decisionReason, decisionUntil && words.until(displayDate(decisionUntil))].filter(Boolean).join('\n');
}
