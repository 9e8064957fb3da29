/** Every key of a table, in words; they come when a person asks for them. */
export const helpStrings = {
  title: 'Keys of this table',
  lines: [
    ['↑ ↓ ← →', 'Move from cell to cell'],
    ['Home, End', 'First and last column'],
    ['Ctrl + Home, Ctrl + End', 'First and last row'],
    ['Page up, Page down', 'One screen up or down'],
    ['Enter', 'Open the row; on a heading, sort'],
    ['Space', 'Select the row'],
    ['Shift + ← →', 'On a heading: narrower or wider'],
    ['/', 'Go to the search'],
    ['Esc', 'Back to the table'],
  ],
  off: 'Switch / and ? off',
  on: 'Switch / and ? on',
};
