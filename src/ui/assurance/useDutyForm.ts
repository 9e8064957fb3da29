import * as React from 'react';

import { displayDate, dayOf, parseUkDate, type IsoDate } from '../../core/time';
import { decide, withdrawDecision } from '../../flows/obligations';
import type { AppError } from '../../core/errors';
import { useServices } from '../common/ServicesContext';
import { useWork } from '../common/useWork';
import { nameOf, type Duty } from './duties';
import { panelStrings as words } from './panelStrings';
import { putEvidence } from './putEvidence';
import { strings } from './strings';

/** What a person does about an obligation. */
export type Deed = keyof typeof words.forms;

export interface TypedDeed {
  readonly reason: string;
  readonly until: string;
  readonly what: string;
  readonly on: string;
  readonly link: string;
  readonly note: string;
}

export type DeedProblems = { readonly [Field in keyof TypedDeed]?: string };

export interface DutyForm {
  readonly typed: TypedDeed;
  set(change: Partial<TypedDeed>): void;
  readonly problems: DeedProblems;
  /** Counts the saves that found something wrong. */
  readonly attempt: number;
  readonly isDirty: boolean;
  readonly saving: boolean;
  readonly error?: AppError;
  save(): void;
}

/** What is wrong with what was typed for a deed. */
export function problemsOf(deed: Deed, typed: TypedDeed, today: IsoDate): DeedProblems {
  if (deed === 'evidence') {
    const on = parseUkDate(typed.on);
    return without({
      what: typed.what.trim() ? undefined : words.whatNeeded,
      on: !on.ok ? on.problem : on.value > today ? words.onFuture : undefined,
      link: typed.link.trim() && !/^https:\/\/\S+$/i.test(typed.link.trim()) ? words.linkWrong : undefined,
    });
  }
  const until = deed === 'acceptedLate' && typed.until.trim() ? parseUkDate(typed.until) : undefined;
  return without({
    reason: typed.reason.trim() ? undefined : words.reasonNeeded,
    until: !until ? undefined : !until.ok ? until.problem : until.value < today ? words.untilPast : undefined,
  });
}

function without(problems: DeedProblems): DeedProblems {
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

function dayTyped(typed: string): IsoDate | undefined {
  const read = parseUkDate(typed);
  return read.ok ? read.value : undefined;
}

/** The form of a deed: what was typed, what is wrong with it, and how saving goes. @param onDone told what was done, as a sentence */
export function useDutyForm(row: Duty | undefined, deed: Deed | undefined, onDone: (sentence: string) => Promise<void>): DutyForm {
  const services = useServices();
  const today = dayOf(services.now());
  const [first] = React.useState<TypedDeed>(() => ({ reason: '', until: '', what: '', on: displayDate(today), link: '', note: '' }));
  const [typed, setTyped] = React.useState(first);
  const [problems, setProblems] = React.useState<DeedProblems>({});
  const [attempt, setAttempt] = React.useState(0);
  // Made once for the form: however often it is tried, one piece of evidence comes of it.
  const key = React.useRef('');
  if (!key.current) key.current = services.newKey();

  const work = useWork(async () => {
    if (!row || !deed) return;
    const reason = typed.reason.trim();
    const name = nameOf(row);
    if (deed === 'evidence') {
      const evidence = { title: typed.what.trim(), on: dayTyped(typed.on) ?? today, link: typed.link.trim(), note: typed.note.trim() };
      await putEvidence(services, row, evidence, key.current);
      await onDone(strings.evidencePut(name));
    } else if (deed === 'takeBack') {
      await withdrawDecision(services, row, reason);
      await onDone(strings.takenBack(name));
    } else {
      const kind = deed === 'notApplicable' ? 'Not applicable' : 'Accepted late';
      await decide(services, row, { kind, reason, until: deed === 'acceptedLate' ? dayTyped(typed.until) : undefined });
      await onDone(strings.decided(name, kind));
    }
  });

  function save(): void {
    if (!deed) return;
    const found = problemsOf(deed, typed, today);
    setProblems(found);
    if (Object.keys(found).length === 0) work.run();
    else setAttempt((count) => count + 1);
  }
  const set = React.useCallback((change: Partial<TypedDeed>) => {
    setTyped((now) => ({ ...now, ...change }));
    setProblems((now) => Object.fromEntries(Object.entries(now).filter(([field]) => !(field in change))));
  }, []);
  return { typed, set, problems, attempt, isDirty: typed !== first, saving: work.busy, error: work.error, save };
}
