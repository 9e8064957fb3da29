/** Words between a web part and its screens. */
export const gateStrings = {
  updateNeeded: { title: 'The lists of this site are older than Contract Desk', text: 'Everything works as before; what is new appears when they are up to date.', open: 'Update the lists' },
  nameSite: {
    title: 'Which site holds your contracts?',
    text: 'This tab does not know it yet. It is kept on this device, so you are asked once.',
    label: 'Address of the SharePoint site',
    wrong: 'Enter the address of a site, for example /sites/housing. You find it in the address bar of your contracts page.',
    open: 'Open',
  },
  notComposed: 'Contract Desk could not be opened',
};
