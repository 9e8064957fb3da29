import type { Item } from '../../../store/items';
import type { List } from '../../../store/lists';
import { renamed } from '../../files/rename';
import type { Answer } from '../../wire/answer';
import type { Call } from '../../wire/call';
import { formAnswer, hasProblem } from './formAnswer';
import { attempt, formOf, readForm, valueIn } from './readForm';

/**
 * Writes as a form does: text in the site's locale, required columns and choices checked. It answers 200 whatever
 * happens; a failure shows as HasException (sp-dev-docs#7942), and then nothing is written.
 */
export function validateUpdate(call: Call, list: List, item: Item): Answer {
  const form = formOf(call);
  const { outcomes, data, stamps } = readForm(call, list, form, item.isFolder);
  if (hasProblem(outcomes)) return formAnswer('ValidateUpdateListItem', outcomes, item.id);
  const written = attempt(call, outcomes, () => {
    call.tenant.items.change(list, renamed(call, list, item, valueIn(form, 'FileLeafRef')), data, call.principal.id, stamps);
    if (form.checkInComment !== '') checkIn(call, list, item, form.checkInComment);
  });
  return formAnswer('ValidateUpdateListItem', written, item.id);
}

/** A form with a comment ends the editing of a document that was checked out for it. */
function checkIn(call: Call, list: List, item: Item, comment: string): void {
  const { files, fileStates, checkOuts } = call.tenant;
  const file = files.byItem(list.id, item.id);
  if (!file || file.isFolder || !checkOuts.isCheckedOut(file.id)) return;
  fileStates.checkIn(file, call.caller.actor, list.settings.enableMinorVersions ? 'minor' : 'major', comment);
}
