/** A calendar day, `2026-12-03`, with no time and no zone. */
export type IsoDate = `${number}-${number}-${number}`;

/** An instant in UTC, `2026-12-03T14:00:00.000Z`. */
export type IsoDateTime = string;

/** The zone in which the council's days begin and end. */
export const councilTimeZone = 'Europe/London';
