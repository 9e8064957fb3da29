import { done } from '../../core/saga';
import { displayDate } from '../../core/time';
import type { Located } from './locateRecording';
import type { FilingTools, Work } from './work';

/** Writes into the activity list that the file is filed, once; the row itself is what the meeting shows. */
export async function linkToMeeting(work: Work, tools: FilingTools): Promise<Located> {
  const { services, contract } = tools;
  const { row } = work;
  const at = services.now().toISOString();
  const name = row.file.slice(row.file.lastIndexOf('/') + 1);
  await services.desk.activity.add(
    {
      what: `${row.kind ?? 'File'} filed`,
      contract: { id: contract.id, title: contract.name },
      who: await services.desk.people.me(),
      at,
      clause: services.pack.records.clause,
      detail: row.keepUntil ? `${name}, kept until ${displayDate(row.keepUntil)}` : name,
      link: services.links.file(row.file).slice(0, 255),
    },
    `${row.key}:filed`,
  );
  return done({ row, change: { filedAt: at } });
}
