/** Words between a web part and its screens. */
export const gateStrings = {
  updateNeeded: { title: 'The lists of this site are older than Contract Desk', text: 'Everything works as before; what is new appears when they are up to date.', open: 'Update the lists' },
  notComposed: 'Contract Desk could not be opened',
};
