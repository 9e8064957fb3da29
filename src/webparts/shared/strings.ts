/** Words that the property panes share; in Teams the pane is the tab's settings. */
export const strings = {
  siteUrl: 'Site with the contract lists',
  siteUrlHelp: 'For example /sites/housing. Leave it empty for the lists of the hub or of this site.',
};
