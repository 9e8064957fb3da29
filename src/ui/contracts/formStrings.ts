/** Words of the contract form; they come with its chunk. */
export const formStrings = {
  addTitle: 'New contract',
  addSecond: 'Its folder is made when it is saved.',
  editTitle: 'Change the contract',
  add: 'Add contract',
  save: 'Save',
  lastChanged: (when: string, who: string) => `last changed ${when}${who ? ` by ${who}` : ''}`,
  changedBy: (who: string, when: string) => `${who || 'Somebody'} changed this contract at ${when}`,
  problemOf: (field: string, sentence: string) => `${field}: ${sentence}`,
  notSaved: 'The contract could not be saved',
  kept: 'Everything you typed is still here.',
  contractorHelp: 'Type a few letters. A contractor that is not on the list yet is added with the contract.',
  newContractor: 'Not on the list yet; it is added with the contract.',
  addContractor: (name: string) => `Add “${name}”`,
  managerHelp: 'Exactly one, besides the accountable lead.',
};
