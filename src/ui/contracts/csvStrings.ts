/** Headings of the exported register; they come with its chunk. */
export const csvStrings = {
  name: 'Contract',
  reference: 'Reference',
  contractor: 'Contractor',
  kind: 'Kind',
  status: 'Status',
  value: 'Value in pounds',
  length: 'Length',
  start: 'Start',
  end: 'End',
  extensionMonths: 'Extension option in months',
  executedAs: 'Executed as',
  contractManager: 'Contract Manager',
  assistantDirector: 'Assistant Director',
  nextMeeting: 'Next meeting',
  open: 'Open actions',
  overdue: 'Overdue actions',
};
