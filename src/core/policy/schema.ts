import * as v from 'valibot';
import { clauseSchema, contractConditions } from './clauseSchema';
import { day, id, list, named, oneOf, whole, words } from './schemaParts';
import { contractPersonFields, recordKindNames } from './vocabulary';
import type { LadderMoment } from './clauses';

/** What a policy pack must be. policies/policy-pack.schema.json says the same for editors; a test compares the two. */

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

const posts = (what: string): v.GenericSchema<string[]> => list(what, words('A post', 80), 1, 20);

const front = v.strictObject({
  owner: words('The owner of the policy', 120),
  approver: words('The approver of the policy', 120),
  committee: v.optional(words('The committee', 200)),
  equalityAssessment: v.optional(v.boolean('equalityAssessment is true or false.')),
  corporatePlan: v.optional(list('The links to the corporate plan', words('A link to the corporate plan'), 1, 20)),
});

const post = v.strictObject({
  title: words('The title of a post', 80),
  heldIn: v.optional(v.picklist(contractPersonFields, `heldIn is one of ${contractPersonFields.join(', ')}.`)),
  deputies: v.optional(posts('The deputies')),
});

const ladderMoment = oneOf<LadderMoment>('When is exactly one of daysBefore, daysAfter, hoursBefore or hoursAfter.', {
  daysBefore: v.strictObject({ daysBefore: whole('Days before', 0, 365) }),
  daysAfter: v.strictObject({ daysAfter: whole('Days after', 0, 365) }),
  hoursBefore: v.strictObject({ hoursBefore: whole('Hours before', 0, 8760) }),
  hoursAfter: v.strictObject({ hoursAfter: whole('Hours after', 0, 8760) }),
});

const ladderStep = v.strictObject({
  id: id('The id of a step'),
  title: words('The title of a step', 120),
  when: ladderMoment,
  to: posts('The posts to tell'),
});

const titled = v.strictObject({ id: id('The id of an entry'), title: words('The title of an entry', 300) });

const referenceList = v.strictObject({
  title: words('The title of a list', 120),
  clause: id('The clause of a list'),
  items: list('The entries of a list', titled, 1, 100),
});

const incidentStep = v.strictObject({
  id: id('The id of a step'),
  title: words('The title of a step', 160),
  clause: id('The clause of a step'),
  does: v.picklist(['report', 'agree', 'tell', 'decide'], 'Does is one of report, agree, tell, decide.'),
  by: posts('The posts that act'),
  to: v.optional(posts('The posts that are told')),
  field: id('The field of a step'),
  onlyIf: v.optional(id('The decision that a step turns on')),
});

const incident = v.strictObject({
  clause: id('The clause of the clocks'),
  kind: v.picklist(recordKindNames, ({ received }) => `There is no kind of record ${received}.`),
  steps: list('The steps', incidentStep, 1, 20),
});

export const packSchema = v.strictObject({
  $schema: v.optional(v.string()),
  id: id('The id of the pack'),
  version: words('The version', 40),
  title: words('The title'),
  council: words('The council'),
  adopted: day('The day of adoption'),
  reviewBy: day('The day of review'),
  supplement: v.optional(v.literal(true, 'supplement is true, or left out.')),
  front: v.optional(front),
  levels: v.optional(
    v.pipe(
      v.array(level, 'The levels must be a list.'),
      v.minLength(1, 'A pack needs at least one meeting level.'),
      v.maxLength(10, 'A pack has 10 meeting levels at most.'),
    ),
  ),
  records: v.optional(
    v.strictObject({
      clause: words('The clause of the records', 40),
      keepYears: v.strictObject({
        'Simple contract': whole('The years for a simple contract', 1, 100),
        Deed: whole('The years for a deed', 1, 100),
      }),
      label: v.optional(words('The retention label', 120)),
    }),
  ),
  chase: v.optional(
    v.strictObject({
      clause: words('The clause of chasing', 40),
      steps: v.pipe(v.array(chaseStep, 'The chase steps must be a list.'), v.maxLength(20, 'A chase has 20 steps at most.')),
    }),
  ),
  registerFromPounds: v.optional(
    v.pipe(
      v.number('The sum from which contracts are registered must be a number.'),
      v.minValue(0, 'The sum from which contracts are registered must be 0 or more.'),
    ),
  ),
  objectives: v.optional(list('The objectives', titled, 1, 40)),
  posts: v.optional(list('The posts', post, 1, 60)),
  groups: v.optional(named('The groups of contracts', id('The name of a group'), contractConditions)),
  ladders: v.optional(named('The ladders', id('The name of a ladder'), list('A ladder', ladderStep, 1, 20))),
  lists: v.optional(named('The lists', id('The name of a list'), referenceList)),
  clauses: v.optional(list('The clauses', clauseSchema, 1, 300)),
  incident: v.optional(incident),
});
