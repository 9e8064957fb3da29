import { defineList, note, text, type ItemOf } from './define';

/** The suite's own settings: the policy pack in force, the schema versions, the retention label's name. */
export const settings = defineList({
  url: 'Lists/ContractDeskSettings',
  title: 'Contract Desk settings',
  description: 'The policy in force and how this site is set up. Changed by site owners.',
  version: 1,
  ownersOnly: true,
  fields: {
    name: text({ title: 'Setting', column: 'Title', required: true, unique: true, max: 100 }),
    value: note({ title: 'Value', max: 500000 }),
  },
  views: {
    all: { title: 'All settings', fields: ['name', 'value'], orderBy: 'name', isDefault: true },
  },
});

/** Name of the row that holds the policy pack in force. */
export const policySetting = 'policy';

/** Name of the row that holds a pack standing beside the policy: national law, commitments, another council's practice. */
export const supplementSetting = (pack: string): string => `supplement:${pack}`;

/** Name of the row that holds the council's choices where packs contradict one another. */
export const packChoicesSetting = 'packChoices';

/** Name of the row that says from which day on the council keeps its records here; without it, the day of the set-up. */
export const recordsSinceSetting = 'recordsSince';

export type Setting = ItemOf<typeof settings>;
