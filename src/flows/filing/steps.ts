import { step } from '../../core/saga';
import { copyRecording } from './copyRecording';
import { copyTranscript } from './copyTranscript';
import { describeFile, retainFile } from './describeFile';
import { linkToMeeting } from './linkToMeeting';
import { locateRecording } from './locateRecording';
import { locateTranscript } from './locateTranscript';
import { verifyFile } from './verifyFile';
import { waitForCopy } from './waitForCopy';
import type { FilingStep } from './work';

/** Puts a meeting's recording into its contract folder (CP-9.1, CP-11.2). */
export const recordingSteps: readonly FilingStep[] = [
  step('locate', locateRecording),
  step('copy', copyRecording),
  step('wait', waitForCopy),
  step('verify', verifyFile),
  step('describe', describeFile),
  step('retain', retainFile),
  step('link', linkToMeeting),
];

/** Puts its transcript there: a short text, which needs no copy on the server. */
export const transcriptSteps: readonly FilingStep[] = [
  step('locate', locateTranscript),
  step('copy', copyTranscript),
  step('verify', verifyFile),
  step('describe', describeFile),
  step('retain', retainFile),
  step('link', linkToMeeting),
];

/** In the order in which a person sees them. */
export const filingStepNames = recordingSteps.map(({ name }) => name);
