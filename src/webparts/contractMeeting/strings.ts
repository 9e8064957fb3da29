/** Words of the web part's property pane, which is also the settings of a Teams tab. */
export const strings = {
  paneDescription: 'Which meetings are shown here.',
  siteUrl: 'Site with the contract lists',
  siteUrlHelp: 'For example /sites/housing. Leave it empty for the lists of the hub or of this site.',
  contract: 'Only one contract',
  contractHelp: 'Its reference, for example HC-0101. Leave it empty for all.',
  level: 'Only one level',
  levelHelp: 'For example L2. Leave it empty for all.',
};
