export { addedPosition, cadenceWords, escalatedPosition, levelOf, nextHigherLevel, nextMeetingDue, reviewsActions, standingAgenda } from './levels';
export type { AgendaRow } from './levels';
export { diaryOf, meetingState, meetingStates, nextMeetingOf } from './diary';
export type { Diary, DiaryEntry, MeetingInDiary, MeetingState, MeetingStateName } from './diary';
export { bringForward, takeUp, timesBroughtForward } from './carry';
