import type { Scope } from '../../graph/scopes';
import type { Filing } from '../../lists/filings';

/** What a person can do about a filing now; the first is the one to offer first. */
export type FilingWay = 'checkNow' | 'tryAgain' | 'choose' | 'askOrganiser' | 'askAdministrator' | 'uploadByHand' | 'fileWithout';

/** Everything that puts a file into a folder through Graph needs it, uploading by hand as well. */
export const filingScope: Scope = 'Files.ReadWrite.All';

/** @param filing its message names the permission that is missing */
export function waysOn(filing: Pick<Filing, 'state' | 'reason'> & Partial<Pick<Filing, 'message'>>): readonly FilingWay[] {
  if (filing.state === 'Filed' || filing.state === 'Without') return [];
  if (filing.state === 'Working') return ['checkNow'];
  switch (filing.reason) {
    case 'Several recordings':
      return ['choose', 'fileWithout'];
    case 'Not allowed':
    case 'Not in the chat':
      return ['askOrganiser', 'tryAgain', 'uploadByHand', 'fileWithout'];
    case 'Scope not granted':
      if (filing.message?.includes(filingScope)) return ['askAdministrator', 'tryAgain', 'fileWithout'];
      return ['askAdministrator', 'tryAgain', 'uploadByHand', 'fileWithout'];
    case 'Source expired':
      return ['uploadByHand', 'askOrganiser', 'tryAgain', 'fileWithout'];
    case 'Copy failed':
    case 'Does not match':
      return ['tryAgain', 'uploadByHand', 'fileWithout'];
    default:
      return ['checkNow', 'uploadByHand', 'fileWithout'];
  }
}
