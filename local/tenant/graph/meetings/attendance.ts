import { notFound } from '../wire/errors';
import { meetingOf, meetingRoots, requireOrganiser } from './meetings';
import { expansions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';

interface Row {
  readonly id: string;
  readonly starts: string;
  readonly ends: string;
  readonly records: string;
}

/** meetingAttendanceReport: one of each session, for the organiser; its records come only when expanded. */
function listReports(call: GraphCall): GraphAnswer {
  return ok({ value: reports(call).map((row) => report(row, false)) });
}

function getReport(call: GraphCall): GraphAnswer {
  return ok(report(reportOf(call), expansions(call).has('attendanceRecords')));
}

function listRecords(call: GraphCall): GraphAnswer {
  return ok({ value: JSON.parse(reportOf(call).records) });
}

function reports(call: GraphCall): Row[] {
  const { meeting, person } = meetingOf(call, needs.readAttendance);
  requireOrganiser(meeting, person, 'read attendance reports');
  const sql = 'SELECT id, starts, ends, records FROM graph_attendance WHERE meeting_id = ? AND ends <= ? ORDER BY starts DESC';
  return call.world.db.all<Row>(sql, meeting.id, call.now.toISOString());
}

function reportOf(call: GraphCall): Row {
  const row = reports(call).find((candidate) => candidate.id === call.params['report']);
  if (!row) throw notFound('The attendance report was not found.');
  return row;
}

function report(row: Row, expanded: boolean): object {
  const records: unknown[] = JSON.parse(row.records);
  return {
    id: row.id,
    totalParticipantCount: records.length,
    meetingStartDateTime: row.starts,
    meetingEndDateTime: row.ends,
    ...(expanded ? { attendanceRecords: records } : {}),
  };
}

export const attendanceRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{meeting:any}/attendanceReports`, facts: '3', handle: listReports },
  { method: 'GET', pattern: `${root}/{meeting:any}/attendanceReports/{report}`, facts: '3', handle: getReport },
  { method: 'GET', pattern: `${root}/{meeting:any}/attendanceReports/{report}/attendanceRecords`, facts: '3', handle: listRecords },
]);
