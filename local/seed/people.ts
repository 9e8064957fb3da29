/** The invented people of Wendmere District Council and its contractors; each name belongs to a post. */
export interface Account {
  readonly upn: string;
  readonly name: string;
  readonly post: string;
  readonly department: string;
  readonly mail?: string;
  readonly isGuest?: boolean;
}

const domain = 'wendmere.example';

function officer(name: string, post: string, department = 'Housing'): Account {
  return { upn: `${name.toLowerCase().replace(' ', '.')}@${domain}`, name, post, department };
}

export const people = {
  admin: officer('Alex Munro', 'Systems administrator', 'Digital'),
  priya: officer('Priya Nair', 'Contract Manager, repairs'),
  tom: officer('Tom Aldous', 'Contract Manager, gas and lifts'),
  dan: officer('Dan Pryce', 'Contract Manager, planned works'),
  grace: officer('Grace Okafor', 'Contract Manager, compliance'),
  helen: officer('Helen Marsh', 'Contract Manager, voids and damp'),
  ben: officer('Ben Carter', 'Operational lead, repairs'),
  karen: officer('Karen Whitlock', 'Director of Housing'),
  ruth: officer('Ruth Adeyemi', 'Procurement Manager', 'Procurement'),
  sonia: officer('Sonia Reyes', 'Housing Compliance Manager'),
  james: {
    upn: `james.farrow_estuaryrepairs.example#EXT#@${domain}`,
    name: 'James Farrow',
    post: 'Contracts director, Estuary Repairs Ltd',
    department: '',
    mail: 'james.farrow@estuaryrepairs.example',
    isGuest: true,
  },
} satisfies Record<string, Account>;

export type PersonName = keyof typeof people;

/** Who is in which SharePoint group of the housing site; the contractor's guest is in none. */
export const groups: Record<'Owners' | 'Members' | 'Visitors', readonly PersonName[]> = {
  Owners: ['admin'],
  Members: ['priya', 'tom', 'dan', 'grace', 'helen', 'ben', 'karen', 'ruth'],
  Visitors: ['sonia'],
};
