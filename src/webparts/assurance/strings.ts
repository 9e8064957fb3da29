/** Words of the web part's property pane. */
export const strings = {
  paneDescription: 'Where the obligations are read.',
};
