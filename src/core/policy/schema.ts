import * as v from 'valibot';
import { isIsoDate } from '../time';

/** What a policy pack must be. policies/policy-pack.schema.json says the same for editors; a test compares the two. */

const words = (what: string, max: number = 200): v.GenericSchema<string> =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.regex(/\S/, `${what} must not be empty.`),
    v.maxLength(max, `${what} must be ${max} characters at most.`),
  );

const id = (what: string, max: number = 40): v.GenericSchema<string> =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, `${what} may hold letters, digits, dots, dashes and underscores only.`),
    v.maxLength(max, `${what} must be ${max} characters at most.`),
  );

const day = (what: string): v.GenericSchema<string> =>
  v.pipe(v.string(`${what} must be text.`), v.check(isIsoDate, `${what} must be a real day, as 2026-02-23.`));

const whole = (what: string, min: number, max: number): v.GenericSchema<number> => {
  const problem = `${what} must be a whole number from ${min} to ${max}.`;
  return v.pipe(v.number(problem), v.integer(problem), v.minValue(min, problem), v.maxValue(max, problem));
};

const onePeriod = 'A period is exactly one of days, months or years.';

const period = v.union(
  [
    v.strictObject({ days: whole('Days', 1, 3660) }),
    v.strictObject({ months: whole('Months', 1, 120) }),
    v.strictObject({ years: whole('Years', 1, 50) }),
  ],
  onePeriod,
);

const standingItem = v.strictObject({
  id: id('The id of an agenda item'),
  title: words('The title of an agenda item', 120),
  shows: v.optional(v.picklist(['actions', 'escalations', 'escalate'], 'Shows is one of actions, escalations, escalate.')),
});

const level = v.strictObject({
  id: id('The id of a level', 10),
  name: words('The name of a level', 80),
  clause: words('The clause of a level', 40),
  chair: words('The chair of a level', 80),
  every: v.optional(period),
  escalatesTo: v.optional(id('The level that escalations go to', 10)),
  agenda: v.pipe(
    v.array(standingItem, 'The agenda must be a list of items.'),
    v.minLength(1, 'The agenda must have at least one item.'),
    v.maxLength(40, 'The agenda must have 40 items at most.'),
  ),
});

const moment = v.union(
  [
    v.strictObject({ issued: v.literal(true) }),
    v.strictObject({ daysBefore: whole('Days before', 0, 365) }),
    v.strictObject({ daysAfter: whole('Days after', 0, 365) }),
  ],
  'When is exactly one of issued, daysBefore or daysAfter.',
);

const chaseStep = v.strictObject({
  id: id('The id of a chase step'),
  title: words('The title of a chase step', 120),
  when: moment,
  alsoTell: v.optional(v.array(words('A post to tell', 80), 'alsoTell must be a list of posts.')),
});

export const packSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: id('The id of the pack'),
  version: words('The version', 40),
  title: words('The title'),
  council: words('The council'),
  adopted: day('The day of adoption'),
  reviewBy: day('The day of review'),
  levels: v.pipe(
    v.array(level, 'The levels must be a list.'),
    v.minLength(1, 'A pack needs at least one meeting level.'),
    v.maxLength(10, 'A pack has 10 meeting levels at most.'),
  ),
  records: v.strictObject({
    clause: words('The clause of the records', 40),
    keepYears: v.strictObject({
      'Simple contract': whole('The years for a simple contract', 1, 100),
      Deed: whole('The years for a deed', 1, 100),
    }),
    label: v.optional(words('The retention label', 120)),
  }),
  chase: v.strictObject({
    clause: words('The clause of chasing', 40),
    steps: v.pipe(v.array(chaseStep, 'The chase steps must be a list.'), v.maxLength(20, 'A chase has 20 steps at most.')),
  }),
  registerFromPounds: v.pipe(
    v.number('The sum from which contracts are registered must be a number.'),
    v.minValue(0, 'The sum from which contracts are registered must be 0 or more.'),
  ),
});
