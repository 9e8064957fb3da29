import * as v from 'valibot';
import {
  clauseForms,
  type Binding,
  type Clause,
  type EventRef,
  type EvidenceRule,
  type OnceSchedule,
  type RecurringSchedule,
  type Schedule,
} from './clauses';
import { condition, day, id, list, named, oneOf, span, words } from './schemaParts';
import { contractDateFields, contractFieldNames, recordKindNames } from './vocabulary';

const calendar = ['days', 'weeks', 'months', 'quarters', 'years'] as const;
const calendarOrWorking = ['days', 'workingDays', 'weeks', 'months', 'quarters', 'years'] as const;
const clock = ['hours', 'days', 'workingDays', 'weeks', 'months', 'quarters', 'years'] as const;

const yes = (what: string): v.GenericSchema<true> => v.literal(true, `${what} is true, or left out.`);

const kind = v.picklist(recordKindNames, ({ received }) => `There is no kind of record ${received}.`);
const contractField = v.picklist(contractFieldNames, ({ received }) => `A contract has no field ${received}.`);
const dateOfContract = v.picklist(contractDateFields, `A date of a contract is one of ${contractDateFields.join(', ')}.`);
const field = id('The name of a field');

export const contractConditions = named('The conditions on a contract', contractField, condition);
const recordConditions = named('The conditions on a record', field, condition);

const evidenceRule = oneOf<EvidenceRule>('Evidence has either a kind of record or contractHas.', {
  kind: v.strictObject({
    kind,
    where: v.optional(recordConditions),
    date: v.optional(field),
    until: v.optional(field),
    covers: v.optional(field),
    sameRecord: v.optional(yes('sameRecord')),
    about: v.optional(field),
  }),
  contractHas: v.strictObject({ contractHas: list('contractHas', contractField, 1, 30) }),
});

const evidence = list('The evidence', evidenceRule, 1, 20);

const event: v.GenericSchema<EventRef> = v.strictObject({
  kind,
  date: v.optional(field),
  where: v.optional(recordConditions),
  decision: v.optional(field),
});

const common = {
  id: v.optional(id('The id of a schedule', 20)),
  where: v.optional(contractConditions),
  evidence: v.optional(evidence),
  warn: v.optional(span('A warning', clock)),
};

const yearDay = v.pipe(
  v.string('A day of every year must be text.'),
  v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, 'A day of every year is a month and a day up to the 28th, as 04-01.'),
);

const fromPoint = oneOf<Exclude<RecurringSchedule['from'], 'last'>>('From is last, or exactly one of contract, day or date.', {
  contract: v.strictObject({ contract: dateOfContract }),
  day: v.strictObject({ day: yearDay }),
  date: v.strictObject({ date: day('The date') }),
});

const from: v.GenericSchema<RecurringSchedule['from']> = v.lazy((input): v.GenericSchema<RecurringSchedule['from']> =>
  typeof input === 'string' ? v.literal('last', 'From is last, or exactly one of contract, day or date.') : fromPoint,
);

const offset = { before: v.optional(span('Before', calendarOrWorking)), after: v.optional(span('After', calendarOrWorking)) };

const by = oneOf<OnceSchedule['by']>('By is exactly one of contract, date, pack, bound or keepUntil.', {
  contract: v.strictObject({ contract: dateOfContract, ...offset }),
  date: v.strictObject({ date: day('The date'), ...offset }),
  pack: v.strictObject({ pack: v.picklist(['adopted', 'reviewBy'], 'A day of the pack is adopted or reviewBy.'), ...offset }),
  bound: v.strictObject({ bound: yes('bound'), ...offset }),
  keepUntil: v.strictObject({ keepUntil: yes('keepUntil'), ...offset }),
});

const schedule = oneOf<Schedule>('A schedule is exactly one of meetings, every, by, within, ahead, inForce or asRequired.', {
  meetings: v.strictObject({ meetings: id('The level of the meetings', 10), ...common }),
  every: v.strictObject({
    every: span('Every', calendar),
    from,
    due: v.optional(
      oneOf<NonNullable<RecurringSchedule['due']>>('Due is exactly one of afterStart or afterEnd.', {
        afterStart: v.strictObject({ afterStart: span('After the start', calendarOrWorking) }),
        afterEnd: v.strictObject({ afterEnd: span('After the end', calendarOrWorking) }),
      }),
    ),
    per: v.optional(field),
    ...common,
  }),
  by: v.strictObject({ by, lookBack: v.optional(span('Looking back', calendar)), ...common }),
  within: v.strictObject({ within: span('Within', clock), after: event, ...common }),
  ahead: v.strictObject({ ahead: span('Ahead', calendarOrWorking, 0), of: event, ...common }),
  inForce: v.strictObject({ inForce: yes('inForce'), per: v.optional(field), ...common }),
  asRequired: v.strictObject({ asRequired: yes('asRequired'), ...common }),
});

const binding = oneOf<Binding>('A clause binds either service or contracts.', {
  service: v.strictObject({ service: yes('service') }),
  contracts: v.strictObject({ contracts: id('The group of contracts'), where: v.optional(contractConditions) }),
});

export const clauseSchema: v.GenericSchema<Clause> = v.strictObject({
  id: id('The id of a clause'),
  title: words('The title of a clause', 60),
  says: words('What a clause says', 1000),
  source: words('The source of a clause'),
  form: v.picklist(clauseForms, `The form of a clause is one of ${clauseForms.join(', ')}.`),
  asks: words('What a clause asks for', 160),
  owner: words('The owner of a clause', 80),
  objectives: v.optional(list('The objectives', id('The id of an objective'), 1, 20)),
  subject: v.optional(id('The subject', 60)),
  verified: v.optional(v.boolean('Verified is true or false.')),
  note: v.optional(words('The note', 1000)),
  from: v.optional(day('The first day')),
  binds: v.optional(binding),
  schedules: v.optional(list('The schedules', schedule, 1, 12)),
  evidence: v.optional(evidence),
  warn: v.optional(span('A warning', clock)),
  ladder: v.optional(id('The ladder')),
  list: v.optional(id('The list')),
});
