import * as React from 'react';

import { contractOfSite } from '../../data/choosePlace';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { SingleActionProps } from '../actions/SingleAction';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { lazyPart } from '../common/lazyPart';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { useLoad } from '../common/useLoad';
import { closingWords } from './closingStrings';
import type { MeetingRoomProps } from './MeetingRoom';
import type { MeetingsPageProps } from './MeetingsPage';
import styles from './meetings.module.scss';
import type { Place } from './place';
import { readTeamsFacts } from './teamsFacts';
import { strings } from './strings';
import { useFindMeeting, useMeetingOfAction } from './useFindMeeting';
import { useOpenMeeting } from './useOpenMeeting';
import type { WhichMeetingProps } from './WhichMeeting';

const MeetingRoom = lazyPart<MeetingRoomProps>(async () => ({ default: (await import(/* webpackChunkName: 'meeting' */ './MeetingRoom')).MeetingRoom }));
const MeetingsPage = lazyPart<MeetingsPageProps>(async () => ({ default: (await import(/* webpackChunkName: 'meetings' */ './MeetingsPage')).MeetingsPage }));
const SingleAction = lazyPart<SingleActionProps>(async () => ({ default: (await import(/* webpackChunkName: 'single-action' */ '../actions/SingleAction')).SingleAction }));
const WhichMeeting = lazyPart<WhichMeetingProps>(async () => ({ default: (await import(/* webpackChunkName: 'which-meeting' */ './WhichMeeting')).WhichMeeting }));

export interface MeetingAppProps {
  readonly place: Place;
  /** Reference of the one contract that this place is for. */
  readonly reference?: string;
  /** The one level that this place is for. */
  readonly level?: string;
  /** Absolute address of the page's own web: a contract's own site shows that contract (CP-9.1). */
  readonly thisWeb?: string;
}

/** The meeting room in all its frames: a page, a chat's tab, a meeting's details, the side panel. */
export function MeetingApp({ place, reference, level, thisWeb }: MeetingAppProps): JSX.Element {
  const { desk } = useServices();
  const load = React.useCallback(async (): Promise<Stored<Contract> | undefined> => {
    if (reference) return (await desk.contracts.page({ where: [{ field: 'reference', op: 'eq', value: reference }], top: 1 })).rows[0];
    const isElsewhere = thisWeb && thisWeb.toLowerCase() !== desk.webUrl.toLowerCase();
    return isElsewhere ? contractOfSite(desk.contracts, thisWeb) : undefined;
  }, [desk, reference, thisWeb]);
  const { loaded, reload } = useLoad(load);
  if (loaded.state === 'loading') return <Waiting />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={strings.list.failed} onRetry={reload} />;
  const rooms = <Rooms place={place} contract={loaded.value} level={level} />;
  return place.host === 'teams' ? <div className={styles.frame}>{rooms}</div> : rooms;
}

interface RoomsProps {
  readonly place: Place;
  readonly contract: Stored<Contract> | undefined;
  readonly level?: string;
}

function Rooms({ place, contract, level }: RoomsProps): JSX.Element {
  const { target, left, go } = useOpenMeeting(place);
  if (target?.kind === 'meeting') {
    const back = place.host === 'page' && <Back onBack={() => go(undefined)} />;
    return <MeetingRoom key={target.key} meetingKey={target.key} before={back || undefined} takesFocus={left !== undefined} />;
  }
  if (target?.kind === 'action') return <RoomOfAction actionKey={target.key} place={place} onBack={() => go(undefined)} />;
  const open = (key: Key): void => go({ kind: 'meeting', key });
  if (place.chatId) return <RoomOfChat chatId={place.chatId} contract={contract} level={level} onOpen={open} />;
  return <MeetingsPage contract={contract} level={level} left={left === 'list' ? undefined : left?.key} onOpen={open} />;
}

function Back({ onBack }: { readonly onBack: () => void }): JSX.Element {
  return (
    <div className={styles.back}>
      <Button small kind="quiet" icon="chevronLeft" onClick={onBack}>
        {strings.find.back}
      </Button>
    </div>
  );
}

interface RoomOfChatProps {
  readonly chatId: string;
  readonly contract: Stored<Contract> | undefined;
  readonly level?: string;
  readonly onOpen: (key: Key) => void;
}

function RoomOfChat({ chatId, contract, level, onOpen }: RoomOfChatProps): JSX.Element {
  const services = useServices();
  const { loaded, reload } = useFindMeeting(chatId);
  const [planning, setPlanning] = React.useState(false);
  const isUnknown = loaded.state === 'ready' && (planning || !loaded.value.chosen);
  const loadTeams = React.useCallback(() => (isUnknown ? readTeamsFacts(services, chatId) : Promise.resolve({})), [services, chatId, isUnknown]);
  const { loaded: teams, reload: reloadTeams } = useLoad(loadTeams);
  if (loaded.state === 'loading') return <Waiting />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={strings.find.failed} onRetry={reload} />;
  const { chosen } = loaded.value;
  if (chosen && !planning) {
    const isOver = chosen.status === 'Closed' || chosen.status === 'Cancelled';
    return <MeetingRoom key={chosen.key} meetingKey={chosen.key} before={isOver ? <PlanNext onPlan={() => setPlanning(true)} /> : undefined} />;
  }
  if (teams.state === 'loading') return <Waiting />;
  if (teams.state === 'failed') return <ErrorMessage error={teams.error} what={strings.find.failed} onRetry={reloadTeams} />;
  return <WhichMeeting chatId={chatId} teams={teams.value} fixedContract={contract} likely={chosen} fixedLevel={level} onPlanned={onOpen} />;
}

/** A series goes on in the same chat: its next meeting is planned from the last one. */
function PlanNext({ onPlan }: { readonly onPlan: () => void }): JSX.Element {
  return (
    <div className={styles.back}>
      <Button small icon="calendar" onClick={onPlan}>
        {closingWords.after.plan}
      </Button>
    </div>
  );
}

function RoomOfAction({ actionKey, place, onBack }: { readonly actionKey: Key; readonly place: Place; readonly onBack: () => void }): JSX.Element {
  const { loaded, reload } = useMeetingOfAction(actionKey);
  const back = place.host === 'page' ? <Back onBack={onBack} /> : undefined;
  if (loaded.state === 'loading') return <Waiting />;
  if (loaded.state === 'failed') return <ErrorMessage error={loaded.error} what={strings.room.loadFailed} onRetry={reload} />;
  if (loaded.value) return <MeetingRoom meetingKey={loaded.value} asked={actionKey} before={back} />;
  return (
    <div className={styles.page}>
      {back}
      <SingleAction actionKey={actionKey} />
    </div>
  );
}

function Waiting(): JSX.Element {
  return (
    <div className={styles.page}>
      <Skeleton rows={6} />
    </div>
  );
}
