import * as React from 'react';

import type { SiteSetup } from '../../data/ports';
import type { Services } from '../../flows/services';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { lazyPart } from '../common/lazyPart';
import { Message } from '../common/Message';
import { rightsOf } from '../common/rightsOf';
import { ServicesProvider } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useLoad } from '../common/useLoad';
import { gateStrings as strings } from './gateStrings';
import { NameSite } from './NameSite';

const SetupPage = lazyPart(() => import(/* webpackChunkName: 'setup' */ './SetupPage'));

export interface DeskGateProps {
  /** Composes the services. @throws AppError notFound when the site is not set up; wrap it in useCallback or keep it */
  readonly open: () => Promise<Services>;
  /** Loads the set-up of the site. */
  readonly setup: () => Promise<SiteSetup>;
  /** Keeps the address that a person names; given where nobody sets a site up. */
  readonly nameSite?: (address: string) => void;
  readonly siteTitle: string;
  readonly children: React.ReactNode;
}

/**
 * What stands between a web part and its screens: a site without the lists is set up first, one with older lists is
 * updated by its owner when they choose to.
 */
export function DeskGate({ open, setup, nameSite, siteTitle, children }: DeskGateProps): JSX.Element {
  const { loaded, reload } = useLoad(open);
  const [settingUp, setSettingUp] = React.useState<SiteSetup>();
  const [isOlder, setOlder] = React.useState(false);
  const services = loaded.state === 'ready' ? loaded.value : undefined;
  const isMissing = loaded.state === 'failed' && loaded.error.kind === 'notFound';

  React.useEffect(() => {
    if (!services) return undefined;
    let current = true;
    const look = async (): Promise<void> => {
      if (!(await rightsOf(services.desk)).canSetUp) return;
      const { state } = await (await setup()).inspect();
      if (current) setOlder(state === 'older' || state === 'partial');
    };
    // Only an offer to the owner: when it cannot be found out, everybody goes on working.
    look().catch(() => current && setOlder(false));
    return () => {
      current = false;
    };
  }, [services, setup]);

  if (settingUp) {
    return (
      <SetupPage
        setup={settingUp}
        siteTitle={siteTitle}
        onReady={() => {
          setSettingUp(undefined);
          setOlder(false);
          reload();
        }}
      />
    );
  }
  if (isMissing && nameSite) return <NameSite onNamed={nameSite} />;
  if (isMissing) return <OpenSetup setup={setup} onOpen={setSettingUp} />;
  if (loaded.state === 'loading') return <Skeleton rows={8} />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={strings.notComposed} onRetry={reload} />;
  return (
    <ServicesProvider value={loaded.value}>
      {isOlder && (
        <Message
          kind="info"
          plain
          title={strings.updateNeeded.title}
          actions={
            <Button
              onClick={() => {
                setup().then(setSettingUp, () => setOlder(true));
              }}
            >
              {strings.updateNeeded.open}
            </Button>
          }
        >
          {strings.updateNeeded.text}
        </Message>
      )}
      {children}
    </ServicesProvider>
  );
}

function OpenSetup({ setup, onOpen }: { readonly setup: () => Promise<SiteSetup>; readonly onOpen: (setup: SiteSetup) => void }): JSX.Element {
  const { loaded, reload } = useLoad(setup);
  React.useEffect(() => {
    if (loaded.state === 'ready') onOpen(loaded.value);
  }, [loaded, onOpen]);
  return loaded.state === 'failed' ? (
    <ErrorMessage error={loaded.error} what={strings.notComposed} onRetry={reload} />
  ) : (
    <Skeleton rows={6} />
  );
}
