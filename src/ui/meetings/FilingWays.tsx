import * as React from 'react';

import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import { waysOn, type FilingWay } from '../../flows/filing/waysOn';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { useServices } from '../common/ServicesContext';
import { useAnnounce } from '../common/Surface';
import { useWork } from '../common/useWork';
import { ChooseRecording } from './ChooseRecording';
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
  const [open, setOpen] = React.useState<'choose' | 'without' | 'upload'>();
  const advance = useWork(() => wrapUp.onFiling((flows, report, signal) => flows.advanceFiling(services, filing, report, signal)));
  const busy = advance.busy || wrapUp.phase === 'filing';
  const toggle = (what: 'choose' | 'without' | 'upload'): void => setOpen(open === what ? undefined : what);
  const close = (): void => setOpen(undefined);
  const kind = (filing.kind ?? 'Recording').toLowerCase();

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
          <Button key={way} {...shared} expanded={open === 'choose'} onClick={() => toggle('choose')}>
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
          <Button key={way} {...shared} icon="upload" expanded={open === 'upload'} onClick={() => toggle('upload')}>
            {words.filing.upload}
          </Button>
        );
      case 'fileWithout':
        return (
          <Button key={way} {...shared} expanded={open === 'without'} onClick={() => toggle('without')}>
            {words.filing.withoutIt}
          </Button>
        );
    }
  };

  return (
    <>
      {waysOn(filing).map((way, index) => buttonFor(way, index === 0))}
      {advance.error && <ErrorMessage error={advance.error} what={words.filing.failed} kept={words.failedKept} onRetry={advance.again} retrying={busy} plain />}
      {open === 'choose' && <ChooseRecording filing={filing} wrapUp={wrapUp} onClose={close} />}
      {open === 'without' && <FileWithout filing={filing} kind={kind} wrapUp={wrapUp} onClose={close} />}
      {open === 'upload' && <UploadByHand filing={filing} kind={kind} wrapUp={wrapUp} onClose={close} />}
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
