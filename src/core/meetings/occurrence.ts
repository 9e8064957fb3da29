import { dayOf, type IsoDateTime } from '../time';

/** One meeting of a series, as planned or held. */
export interface Occurrence {
  readonly key: string;
  readonly starts: IsoDateTime;
  readonly ends: IsoDateTime;
}

/** A recording or transcript: when it began and, when known, when it ended. */
export interface Artefact {
  readonly created: IsoDateTime;
  readonly ended?: IsoDateTime;
}

/** How far from the planned time a meeting may have been held and still be the same meeting. */
const toleranceMinutes = 60;

/**
 * Which of a series' recordings (or transcripts) belong to one meeting. Teams gives those of every occurrence
 * together, so each is matched to the meeting that it overlaps or lies nearest to, within an hour; or to the only
 * meeting of its day, when that was moved within the day. Several may belong: recording was stopped and begun again.
 * @param others the other meetings of the same series
 * @returns oldest first
 */
export function artefactsOf<Found extends Artefact>(
  artefacts: readonly Found[],
  meeting: Occurrence,
  others: readonly Occurrence[] = [],
): readonly Found[] {
  const all = [meeting, ...others.filter(({ key }) => key !== meeting.key)];
  return artefacts
    .filter((artefact) => nearest(artefact, all)?.key === meeting.key)
    .sort((one, other) => time(one.created) - time(other.created));
}

function nearest(artefact: Artefact, occurrences: readonly Occurrence[]): Occurrence | undefined {
  const candidates = occurrences
    .map((occurrence) => ({ occurrence, away: minutesAway(artefact, occurrence), early: Math.abs(time(artefact.created) - time(occurrence.starts)) }))
    .sort((one, other) => one.away - other.away || one.early - other.early);
  const best = candidates[0];
  if (best === undefined) return undefined;
  if (best.away <= toleranceMinutes) return best.occurrence;
  const sameDay = occurrences.filter(({ starts }) => dayOf(starts) === dayOf(artefact.created));
  return sameDay.length === 1 ? sameDay[0] : undefined;
}

/** Minutes between the artefact and the meeting's planned time; 0 when they overlap. */
function minutesAway({ created, ended }: Artefact, { starts, ends }: Occurrence): number {
  const gap = Math.max(time(starts) - time(ended ?? created), time(created) - time(ends), 0);
  return gap / 60000;
}

function time(instant: IsoDateTime): number {
  return new Date(instant).getTime();
}
