import * as React from 'react';

import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { waysOn, type FilingWay } from '../../flows/filing/waysOn';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import form from '../common/inPlace/form.module.scss';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/announce';
import { useOpeners } from '../common/inPlace';
import { useWork } from '../common/useWork';
import { ChooseRecording } from './ChooseRecording';
import styles from './closing.module.scss';
import { closingWords as words } from './closingStrings';
import { FileWithout } from './FileWithout';
import { UploadByHand } from './UploadByHand';
import type { WrapUp } from './useWrapUp';

export interface FilingWaysProps {
  readonly filing: Stored<Filing>;
  readonly meeting: Stored<Meeting>;
  readonly wrapUp: WrapUp;
}

/** What a person can do about a filing that waits or is stuck. */
export function FilingWays({ filing, meeting, wrapUp }: FilingWaysProps): JSX.Element {
  const services = useServices();
  const announce = useAnnounce();
  const forms = useOpeners<'choose' | 'without' | 'upload'>();
  const advance = useWork(() => wrapUp.onFiling((flows, report, signal) => flows.advanceFiling(services, filing, report, signal)));
  const busy = advance.busy || wrapUp.phase === 'filing';
  const kind = (filing.kind ?? 'Recording').toLowerCase();
  // While it goes on there is nothing to press, but a form that set it going stays until it is through.
  const ways = forms.opened === undefined && !(wrapUp.phase === 'filing' && filing.state === 'Working') ? waysOn(filing) : [];

  const buttonFor = (way: FilingWay, first: boolean): JSX.Element | null => {
    const shared = { small: true, kind: first ? ('primary' as const) : ('secondary' as const) };
    switch (way) {
      case 'checkNow':
      case 'tryAgain':
        return (
          <Button key={way} {...shared} busy={busy} onClick={() => advance.run()}>
            {way === 'tryAgain' ? words.filing.tryAgain : filing.state === 'Working' ? words.filing.goOn : words.filing.checkNow}
          </Button>
        );
      case 'choose':
        return (
          <Button key={way} {...shared} ref={forms.buttonRef('choose')} onClick={() => forms.open('choose')}>
            {words.filing.choose}
          </Button>
        );
      case 'askOrganiser':
        return <AskOrganiser key={way} meeting={meeting} primary={first} />;
      case 'askAdministrator':
        return (
          <Button key={way} {...shared} onClick={() => void navigator.clipboard.writeText(filing.message).then(() => announce(words.filing.copied))}>
            {words.filing.askAdministrator}
          </Button>
        );
      case 'uploadByHand':
        return (
          <Button key={way} {...shared} icon="upload" ref={forms.buttonRef('upload')} onClick={() => forms.open('upload')}>
            {words.filing.upload}
          </Button>
        );
      case 'fileWithout':
        return (
          <Button key={way} {...shared} ref={forms.buttonRef('without')} onClick={() => forms.open('without')}>
            {words.filing.withoutIt}
          </Button>
        );
    }
  };

  return (
    <>
      {ways.length > 0 && <div className={`${form.buttons} ${styles.ways}`}>{ways.map((way, index) => buttonFor(way, index === 0))}</div>}
      {advance.error && <ErrorMessage error={advance.error} what={words.filing.failed} kept={words.failedKept} onRetry={advance.again} retrying={busy} plain />}
      {forms.opened === 'choose' && <ChooseRecording filing={filing} wrapUp={wrapUp} onClose={forms.close} />}
      {forms.opened === 'without' && <FileWithout filing={filing} kind={kind} wrapUp={wrapUp} onClose={forms.close} />}
      {forms.opened === 'upload' && <UploadByHand filing={filing} kind={kind} wrapUp={wrapUp} onClose={forms.close} />}
    </>
  );
}

interface AskOrganiserProps {
  readonly meeting: Stored<Meeting>;
  readonly primary: boolean;
}

/** Opens a chat with whoever organised the Teams meeting. Source: Teams deep links, "Start new chat". */
function AskOrganiser({ meeting, primary }: AskOrganiserProps): JSX.Element | null {
  const { organiser, attendance = [], title } = meeting;
  if (!organiser) return null;
  const name = attendance.find(({ upn }) => upn?.toLowerCase() === organiser.toLowerCase())?.name ?? organiser;
  const query = new URLSearchParams({ users: organiser, message: words.filing.askMessage(title) });
  return (
    <Button small kind={primary ? 'primary' : 'secondary'} icon="send" newTab href={`https://teams.microsoft.com/l/chat/0/0?${query}`}>
      {words.filing.ask(name)}
    </Button>
  );
}
