import { addAction, addDraftAction, completeAction, editAction, removeDraftAction, reopenAction, setWaiting, startMeeting } from '../../../src/flows/meetings';
import { deeds, housing, meetingTime, planned, priya, tom, type Housing } from './housing';

const contractOf = ({ contract }: Housing): { id: number; title: string } => ({ id: contract.id, title: contract.name });

test('an action set in a meeting is a draft under its item; the same key sets it once', async () => {
  const place = await housing();
  await planned(place, 'L2', meetingTime, 'm1');
  const meeting = await startMeeting(place.services, 'm1');
  const draft = { title: ' Report\nweekly ', due: '2026-12-11', ownerName: 'James Farrow', item: 'm1:kpis' } as const;
  const action = await addDraftAction(place.services, meeting, draft, 'a1');
  await addDraftAction(place.services, meeting, draft, 'a1');
  expect(action).toMatchObject({ title: 'Report weekly', status: 'Draft', ownerName: 'James Farrow', item: 'm1:kpis', meeting: { id: meeting.id }, issuedAt: undefined });
  expect(await place.services.desk.actions.all()).toHaveLength(1);
  const edited = await editAction(place.services, action, { ...draft, owner: priya });
  expect(edited).toMatchObject({ owner: priya, ownerName: '' });
  await removeDraftAction(place.services, edited);
  expect(await place.services.desk.actions.all()).toEqual([]);
});

test.each([
  ['without words', { title: ' ', due: '2026-12-11' as const, owner: priya }, 'title'],
  ['without a date', { title: 'x', due: undefined, owner: priya }, 'due'],
  ['without an owner', { title: 'x', due: '2026-12-11' as const }, 'owner'],
])('an action %s is refused', async (_name, draft, field) => {
  const place = await housing();
  await expect(addAction(place.services, contractOf(place), draft, 'a1')).rejects.toMatchObject({ kind: 'invalid', details: { field } });
});

test('an action is done with a note and recorded once, however often it is pressed', async () => {
  const place = await housing();
  const action = await addAction(place.services, contractOf(place), { title: 'Agree rate', due: '2026-11-24', owner: tom }, 'a1');
  expect(action).toMatchObject({ status: 'Open', issuedAt: meetingTime });
  const done = await completeAction(place.services, action, ' Rate agreed. ');
  await completeAction(place.services, action, 'Second press');
  expect(done).toMatchObject({ status: 'Done', completedOn: '2026-12-03', completionNote: 'Rate agreed.' });
  expect(await deeds(place.services)).toEqual(['Added the action “Agree rate”', 'Finished the action “Agree rate”']);
});

test('done, opened again and done again is told three times', async () => {
  const place = await housing();
  const action = await addAction(place.services, contractOf(place), { title: 'Agree rate', due: '2026-11-24', owner: tom }, 'a1');
  const reopened = await reopenAction(place.services, await completeAction(place.services, action, 'x'), 'Not yet');
  expect(reopened).toMatchObject({ status: 'Open', completedOn: undefined, completionNote: '' });
  await completeAction(place.services, reopened, 'y');
  expect((await deeds(place.services)).slice(1)).toEqual(['Finished the action “Agree rate”', 'Opened the action “Agree rate” again', 'Finished the action “Agree rate”']);
});

test('somebody else’s edit does not stop it from being done; two edits clash', async () => {
  const place = await housing();
  const action = await addAction(place.services, contractOf(place), { title: 'Agree rate', due: '2026-11-24', owner: tom }, 'a1');
  await editAction(place.services, action, { title: 'Agree rates', due: '2026-12-24', owner: tom });
  await expect(editAction(place.services, action, { title: 'Agree a rate', due: '2026-12-24', owner: tom })).rejects.toMatchObject({ kind: 'conflict' });
  await expect(completeAction(place.services, action, '  ')).rejects.toMatchObject({ kind: 'invalid', details: { field: 'completionNote' } });
  expect(await completeAction(place.services, action, 'Agreed')).toMatchObject({ status: 'Done', title: 'Agree rates' });
});

test('an action waits and goes on; a draft can do neither, nor be done; an issued one is not removed', async () => {
  const place = await housing();
  const action = await addAction(place.services, contractOf(place), { title: 'Asbestos data', due: '2026-12-10', ownerName: 'Greyfell' }, 'a1');
  const waiting = await setWaiting(place.services, action, true);
  expect(waiting.status).toBe('Waiting');
  expect((await setWaiting(place.services, waiting, false)).status).toBe('Open');
  await expect(removeDraftAction(place.services, waiting)).rejects.toMatchObject({ kind: 'invalid' });
  await planned(place, 'L2', meetingTime, 'm1');
  const draft = await addDraftAction(place.services, await startMeeting(place.services, 'm1'), { title: 'x', due: '2026-12-10' }, 'd1');
  await expect(setWaiting(place.services, draft, true)).rejects.toMatchObject({ kind: 'invalid' });
  await expect(completeAction(place.services, draft, '')).rejects.toMatchObject({ kind: 'invalid' });
});
