/** Words of the web part's property pane, which is also the settings of a Teams tab. */
export const strings = {
  paneDescription: 'Which meetings are shown here.',
  contract: 'Only one contract',
  contractHelp: 'Its reference, for example HC-0101. Leave it empty for all.',
  level: 'Only one level',
  levelHelp: 'For example L2. Leave it empty for all.',
};
