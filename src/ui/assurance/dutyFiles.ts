import type { IsoDate } from '../../core/time';
import { adoptedPacks } from '../../flows/obligations';
import type { Services } from '../../flows/services';
import { download } from '../common/csv';
import type { Duty } from './duties';
import { dutyCsv } from './dutyCsv';
import { reportOf } from './report';
import { reportDocument } from './reportDocument';
import { strings } from './strings';

/** Hands the rows over as a CSV file. */
export function exportCsv(rows: readonly Duty[], today: IsoDate): void {
  download(strings.csvFile(today), dutyCsv(rows));
}

/** Hands the self-audit report over as a Word document. */
export async function exportReport({ desk }: Services, rows: readonly Duty[], today: IsoDate, scope: string): Promise<void> {
  const [{ packs }, me] = await Promise.all([adoptedPacks(desk), desk.people.me()]);
  const content = await reportDocument(reportOf(rows, { packs, today, scope, me: me.id }), me.name);
  download(strings.reportFile(today), content, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
}
