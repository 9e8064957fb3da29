/** Words of forms; they come with their chunk. */
export const formStrings = {
  optional: 'optional',
  choose: 'Choose',
  guest: 'guest',
  searching: 'Searching',
  found: (count: number) => `${count} found. Arrow keys move, Enter chooses.`,
  noneFound: (words: string) => `Nothing found for “${words}”.`,
  useAccount: 'Use this account',
  directoryClosed: 'The directory cannot be searched yet: an administrator has to approve it. Type the whole account, such as priya.nair@council.gov.uk.',
  problems: (count: number) => (count === 1 ? 'One thing needs correcting' : `${count} things need correcting`),
  calendar: (label: string) => `Calendar: ${label}`,
  leave: { title: 'Leave without saving what you typed?', keep: 'Keep editing', drop: 'Leave without saving' },
  conflict: {
    text: 'Nothing of yours is lost. Choose for each field.',
    mine: 'Yours',
    theirs: (who: string) => (who ? `${who.split(' ')[0]}’s` : 'Theirs'),
    save: 'Save my choice',
    keepTheirs: (who: string) => (who ? `Keep ${who.split(' ')[0]}’s` : 'Keep theirs'),
    empty: '(empty)',
  },
};
