/** Words of the calendar; they come with the forms. */
export const calendarStrings = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  today: 'Today',
  keys: 'Arrow keys move by day and week, Page up and Page down by month, with Shift by year.',
};
