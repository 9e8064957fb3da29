export { advanceFiling, isFinished } from './advanceFiling';
export { chooseRecording, recordingOptions, type RecordingOption } from './chooseRecording';
export { ensureFilings } from './ensureFilings';
export { fileWithout } from './fileWithout';
export { mayGoOn, resumeFilings } from './resumeFilings';
export { filingStepNames } from './steps';
export { uploadByHand } from './byHand';
export { waysOn, type FilingWay } from './waysOn';
export { filingKey, type FilingReport } from './work';
