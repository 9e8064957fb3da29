export type { IsoDate, IsoDateTime } from './types';
export { councilTimeZone } from './types';
export { addPeriod, daysBetween, earliest, isIsoDate, latest, monthsBetween, toIsoDate } from './calendar';
export type { CalendarPeriod } from './calendar';
export { bankHolidays, bankHolidaysKnown } from './bankHolidays';
export { addHours, addWorkingDays, isWorkingDay } from './workingDays';
export { dayOf, instantOf, startOfDay, timeOf } from './zone';
export { parseUkDate, parseUkTime } from './typing';
export { displayDate, displayDateAndTime, displayDay, displayNear, fromNow, howLong } from './display';
