import type { FileNode } from '../../store/files';
import type { CheckInKind } from '../../store/fileStates';
import { nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { parametersOf, type Parameters } from '../wire/parameters';
import { action } from '../wire/resource';
import type { Step, Steps } from '../wire/steps';
import { requireEdit } from './nodes';

/** SP.CheckinType. */
const KINDS: readonly CheckInKind[] = ['minor', 'major', 'overwrite'];
const LONGEST_COMMENT = 1023;

/** Check-out and check-in, drafts and published versions. */
export const publishingSteps: Steps<FileNode> = {
  checkOut: { facts: 'spdev: files and folders', verbs: 'POST', open: editing((call, file) => call.tenant.fileStates.checkOut(file, call.caller.actor)) },
  checkIn: { facts: 'spdev: files and folders', verbs: 'POST', open: editing(checkIn) },
  undoCheckOut: { facts: 'spdev: files and folders', verbs: 'POST', open: editing(undoCheckOut) },
  publish: { facts: 'spdev: files and folders', verbs: 'POST', open: editing((call, file, given) => call.tenant.fileStates.publish(file, call.caller.actor, commentIn(given))) },
  unpublish: { facts: 'spdev: files and folders', verbs: 'POST', open: editing((call, file, given) => call.tenant.fileStates.unpublish(file, commentIn(given))) },
  approve: { facts: 'spdev: files and folders', verbs: 'POST', open: editing(moderate) },
  deny: { facts: 'spdev: files and folders', verbs: 'POST', open: editing(moderate) },
};

function editing(work: (call: Call, file: FileNode, given: Parameters) => void): Step<FileNode>['open'] {
  return (file, segment) =>
    action(segment.name, call => {
      requireEdit(call, file);
      work(call, file, parametersOf(call, segment));
      return nothing(segment.name);
    });
}

function checkIn(call: Call, file: FileNode, given: Parameters): void {
  const kind = KINDS[given.optionalNumber('checkintype', 1) ?? 0];
  if (kind === undefined) throw errors.argument();
  requireOwn(call, file);
  call.tenant.fileStates.checkIn(file, call.caller.actor, kind, commentIn(given));
}

function undoCheckOut(call: Call, file: FileNode): void {
  requireOwn(call, file);
  call.tenant.fileStates.undoCheckOut(file);
}

/** Others' check-outs end only for those who may override them (CancelCheckout). @throws 423 */
function requireOwn(call: Call, file: FileNode): void {
  if (call.can('cancelCheckout', file)) return;
  call.tenant.checkOuts.requireFree(file.id, call.principal.id, call.tenant.clock.stamp());
}

/** Content approval cannot be switched on here, and without it SharePoint refuses both. */
function moderate(_: Call, file: FileNode, given: Parameters): void {
  commentIn(given);
  throw new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', `The library of "${file.name}" does not require content approval.`);
}

function commentIn(given: Parameters): string {
  const comment = given.optionalText('comment') ?? '';
  if (comment.length > LONGEST_COMMENT) throw errors.argument(`The comment is longer than ${LONGEST_COMMENT} characters.`);
  return comment;
}
