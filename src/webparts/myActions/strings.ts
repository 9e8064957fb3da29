/** Words of the web part's property pane. */
export const strings = {
  paneDescription: 'Where the actions are read.',
  siteUrl: 'Site with the contract lists',
  siteUrlHelp: 'For example /sites/housing. Leave it empty for the lists of the hub or of this site.',
};
