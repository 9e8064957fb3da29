/** A pack of two levels, as a council with operational and strategic client meetings has them (OX-5.meetings). */
export const twoLevelPack = {
  id: 'two-levels',
  version: '1',
  title: 'Commissioning agreement',
  council: 'Wendmere District Council',
  adopted: '2025-04-01',
  reviewBy: '2026-04-01',
  levels: [
    {
      id: 'OP',
      name: 'Operational client meeting',
      clause: 'OX-5',
      chair: 'Contract Manager',
      every: { months: 1 },
      escalatesTo: 'ST',
      agenda: [
        { id: 'actions', title: 'Actions', shows: 'actions' },
        { id: 'kpis', title: 'KPIs' },
        { id: 'escalate', title: 'For the strategic meeting?', shows: 'escalate' },
      ],
    },
    {
      id: 'ST',
      name: 'Strategic client meeting',
      clause: 'OX-5',
      chair: 'Assistant Director',
      every: { months: 3 },
      agenda: [
        { id: 'escalations', title: 'Escalations', shows: 'escalations' },
        { id: 'plan', title: 'Business delivery plan' },
      ],
    },
  ],
  records: { clause: 'OX-5', keepYears: { 'Simple contract': 6, Deed: 12 } },
  chase: { clause: 'OX-5', steps: [{ id: 'overdue', title: 'Overdue', when: { daysAfter: 1 } }] },
  registerFromPounds: 5000,
};
