export { chaseActions, sendAgain } from '../../flows/chasing';
export { advanceFiling, chooseRecording, fileWithout, recordingOptions, resumeFilings, uploadByHand } from '../../flows/filing';
export { checkClosing, closeMeeting } from '../../flows/meetings/close';
export { correctMinutes, finishCorrection } from '../../flows/meetings/correct';
