import * as React from 'react';

import { statusWords } from '../../core/contracts';
import { dayOf, type IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { TypedAction } from '../actions/ActionForm';
import { Button } from '../common/Button';
import { Done } from '../common/Done';
import { Empty } from '../common/Empty';
import { ErrorMessage } from '../common/ErrorMessage';
import { Icon } from '../common/Icon';
import { useOpeners } from '../common/inPlace';
import { lazyPart } from '../common/lazyPart';
import { Message } from '../common/Message';
import { useServices } from '../common/ServicesContext';
import { Skeleton } from '../common/Skeleton';
import { Tabs } from '../common/Tabs';
import { ClauseTag } from '../common/Tags';
import { usePageTitle } from '../common/usePageTitle';
import { ActionsTab } from './ActionsTab';
import { ActivityTab } from './ActivityTab';
import styles from './Contract.module.scss';
import { DocumentsTab } from './DocumentsTab';
import { meetingToOpen } from './dueNext';
import { MeetingsTab } from './MeetingsTab';
import { Overview } from './Overview';
import { pageStrings as words } from './pageStrings';
import { strings } from './strings';
import { useContract, type ContractView } from './useContract';

const ContractForm = lazyPart(() => import(/* webpackChunkName: 'forms' */ './ContractForm'));
const PlanForm = lazyPart(() => import(/* webpackChunkName: 'forms' */ '../meetings/PlanForm'));

type TabId = 'overview' | 'meetings' | 'actions' | 'documents' | 'activity';

export interface ContractPageProps {
  readonly contractKey: Key;
  /** Absent in a contract's own site, where there is no register to go back to. */
  readonly onRegister?: () => void;
  readonly registerAddress: string;
  /** The page was gone to, not opened by its address: its heading takes the focus. */
  readonly takesFocus: boolean;
  /** The contract was changed here. */
  readonly onChanged: (contract: Stored<Contract>) => void;
}

/** Everything about one contract. */
export default function ContractPage(props: ContractPageProps): JSX.Element {
  const { contractKey, onRegister } = props;
  const { now } = useServices();
  const { loaded, reload, replace } = useContract(contractKey);
  const [done, setDone] = React.useState<string>();

  if (loaded.state === 'loading') return <Skeleton rows={8} />;
  if (loaded.state === 'failed') {
    const back = onRegister && <Button onClick={onRegister}>{words.gone.back}</Button>;
    if (loaded.error.kind === 'notFound') {
      return (
        <Empty title={words.gone.title} actions={back}>
          {words.gone.text}
        </Empty>
      );
    }
    return <ErrorMessage error={loaded.error} what={words.couldNotRead} onRetry={reload} actions={back} />;
  }
  return <Page {...props} view={loaded.value} today={dayOf(now())} replace={replace} reload={reload} done={done} onDone={setDone} />;
}

interface PageProps extends ContractPageProps {
  readonly view: ContractView;
  readonly today: IsoDate;
  replace(view: ContractView): void;
  reload(): void;
  /** What the person has just done; it outlasts a reading of the page. */
  readonly done: string | undefined;
  onDone(done: string | undefined): void;
}

function Page(props: PageProps): JSX.Element {
  const { view, today, replace, reload, done, onDone, onRegister, registerAddress, takesFocus, onChanged } = props;
  const heading = React.useRef<HTMLHeadingElement>(null);
  const [tab, setTab] = React.useState<TabId>('overview');
  const [asked, setAsked] = React.useState<Key>();
  const adding = useOpeners<'page' | 'tab'>();
  const [addings, setAddings] = React.useState(0);
  const addingForm = React.useRef<HTMLDivElement>(null);
  const typedAction = React.useRef<TypedAction>();
  const [editing, setEditing] = React.useState(false);
  const [planning, setPlanning] = React.useState<{ readonly level?: string }>();
  const { contract, meetings, actions, canEdit } = view;
  const open = actions.filter(({ status }) => status === 'Open' || status === 'Waiting').length;

  usePageTitle(words.pageTitle(contract.name, contract.reference));
  React.useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  // The form may be open already, perhaps in a tab that is not.
  React.useLayoutEffect(() => {
    if (addings > 0) addingForm.current?.querySelector('input')?.focus();
  }, [addings]);

  function startAdding(from: 'page' | 'tab'): void {
    setTab('actions');
    if (adding.opened === undefined) adding.open(from);
    setAddings(count => count + 1);
  }
  function goTo(next: TabId, action?: Key): void {
    setTab(next);
    setAsked(action);
  }
  function onAction(action: Stored<Action>): void {
    replace({ ...view, actions: [...actions.filter(({ key }) => key !== action.key), action] });
  }
  function onSaved(saved: Stored<Contract>): void {
    setEditing(false);
    replace({ ...view, contract: saved });
    onChanged(saved);
    onDone(strings.register.saved(saved.reference));
  }

  return (
    <div className={styles.page}>
      {onRegister && (
        <nav className={styles.breadcrumb} aria-label={words.breadcrumb}>
          <a
            href={registerAddress}
            onClick={event => {
              event.preventDefault();
              onRegister();
            }}
          >
            {words.register}
          </a>
          <Icon name="chevronRight" size={14} />
          <span>{contract.reference}</span>
        </nav>
      )}
      <header className={styles.head}>
        <div>
          <h2 className={styles.name} ref={heading} tabIndex={-1}>
            {contract.name}
          </h2>
          <div className={styles.line}>
            <span>{contract.contractor?.title}</span>
            <span className={styles.quiet}>{contract.reference}</span>
            <span>{contract.start && contract.end ? statusWords(contract.status, { start: contract.start, end: contract.end }, today) : contract.status}</span>
            <span className={styles.quiet}>
              {contract.inScope ? words.inScope : words.outOfScope} <ClauseTag clause="CP-2.1" />
            </span>
          </div>
        </div>
        <div className={styles.commands}>
          <OpenMeeting view={view} today={today} onPlan={() => setPlanning({})} />
          {canEdit && (
            <>
              <Button ref={adding.buttonRef('page')} icon="add" onClick={() => startAdding('page')}>
                {words.addAction}
              </Button>
              <Button icon="edit" onClick={() => setEditing(true)}>
                {words.edit}
              </Button>
            </>
          )}
        </div>
      </header>
      {done && (
        <Done
          onDismiss={() => {
            onDone(undefined);
            heading.current?.focus();
          }}
        >
          {done}
        </Done>
      )}
      {!canEdit && (
        <Message kind="permission" plain title={words.readOnly}>
          {contract.contractManager ? words.ask(contract.contractManager.name) : words.askOwner}
        </Message>
      )}
      <Tabs
        label={words.tabs.label}
        current={tab}
        onChange={id => goTo(id)}
        tabs={[
          { id: 'overview', title: words.tabs.overview },
          { id: 'meetings', title: words.tabs.meetings, count: meetings.length },
          { id: 'actions', title: words.tabs.actions, count: open },
          { id: 'documents', title: words.tabs.documents },
          { id: 'activity', title: words.tabs.activity },
        ]}
      >
        {tab === 'overview' && <Overview view={view} today={today} onPlan={level => setPlanning({ level })} onAction={key => goTo('actions', key)} />}
        {tab === 'meetings' && <MeetingsTab view={view} onPlan={() => setPlanning({})} />}
        {tab === 'actions' && (
          <ActionsTab
            view={view}
            today={today}
            adding={adding}
            onAdd={() => startAdding('tab')}
            form={addingForm}
            typed={typedAction}
            asked={asked}
            onAction={onAction}
          />
        )}
        {tab === 'documents' && <DocumentsTab view={view} />}
        {tab === 'activity' && <ActivityTab view={view} />}
      </Tabs>
      {editing && <ContractForm contract={contract} others={[]} onSaved={onSaved} onClose={() => setEditing(false)} />}
      {planning && (
        <PlanForm
          contract={contract}
          level={planning.level}
          onPlanned={() => {
            setPlanning(undefined);
            onDone(words.planned);
            reload();
          }}
          onClose={() => setPlanning(undefined)}
        />
      )}
    </div>
  );
}

/** Leads to the meeting that is going on, is today's or comes next; without one, plans it. */
function OpenMeeting({ view, today, onPlan }: { readonly view: ContractView; readonly today: IsoDate; readonly onPlan: () => void }): JSX.Element | null {
  const { links } = useServices();
  const meeting = meetingToOpen(view.meetings);
  if (!meeting) {
    return view.canEdit ? (
      <Button kind="primary" icon="calendar" onClick={onPlan}>
        {words.planMeeting}
      </Button>
    ) : null;
  }
  const isToday = meeting.starts !== undefined && dayOf(meeting.starts) === today;
  return (
    <Button kind="primary" icon="calendar" href={links.meeting(meeting.key)}>
      {isToday ? words.openToday : meeting.status === 'Planned' ? words.openNext : words.openNow}
    </Button>
  );
}
