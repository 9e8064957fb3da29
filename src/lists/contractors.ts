import { defineList, note, text, type ItemOf } from './define';

/** The firms that the council has contracts with. */
export const contractors = defineList({
  url: 'Lists/Contractors',
  title: 'Contractors',
  description: 'Firms with a contract, and whom to ask there.',
  version: 1,
  fields: {
    name: text({ title: 'Contractor', column: 'Title', required: true, indexed: true }),
    companyNumber: text({ title: 'Company number', max: 20 }),
    contactName: text({ title: 'Contact', max: 120 }),
    contactEmail: text({ title: 'Contact e-mail', max: 200, help: 'Guests of meetings are matched by this address.' }),
    notes: note({ title: 'Notes' }),
  },
  views: {
    all: { title: 'All contractors', fields: ['name', 'contactName', 'contactEmail'], orderBy: 'name', isDefault: true },
  },
});

export type Contractor = ItemOf<typeof contractors>;
