/** Words of small forms that stand in the page. */
export const inPlaceStrings = {
  keepAsk: 'Keep what you wrote?',
  keep: 'Keep editing',
  drop: 'Discard',
  cancel: 'Cancel',
} as const;
