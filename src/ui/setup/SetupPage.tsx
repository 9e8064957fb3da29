import * as React from 'react';

import type { SetupStep, SiteSetup } from '../../data/ports';
import { Button } from '../common/Button';
import { ErrorMessage } from '../common/ErrorMessage';
import { Message } from '../common/Message';
import { Progress } from '../common/Progress';
import { Skeleton } from '../common/Skeleton';
import { Steps, type Step } from '../common/Steps';
import styles from './Setup.module.scss';
import { strings } from './strings';
import { useSaidProgress } from './useSaidProgress';
import { useSetup } from './useSetup';

const shapes: { readonly [S in SetupStep['state']]: Step['state'] } = {
  waiting: 'notStarted',
  working: 'working',
  done: 'met',
  stuck: 'stuck',
};

function shown({ id, title, state, note }: SetupStep): Step {
  return state === 'stuck' ? { id, title, state: 'stuck', note: strings.stuckNote, more: note } : { id, title, state: shapes[state], note };
}

export interface SetupPageProps {
  readonly setup: SiteSetup;
  /** "Housing contracts". */
  readonly siteTitle: string;
  readonly onReady: () => void;
}

/** "Set up this site": what will be done, how far it is, what is stuck; it can be stopped and gone on with. */
export default function SetupPage({ setup, siteTitle, onReady }: SetupPageProps): JSX.Element {
  const { inspection, steps, phase, error, start, stop, inspectAgain } = useSetup(setup);
  const heading = React.useRef<HTMLHeadingElement>(null);
  const frame = React.useRef<HTMLElement>(null);
  const done = steps.filter(({ state }) => state === 'done').length;
  useSaidProgress(phase, done, steps.length);

  // The button that was pressed gives way to another one. Whoever has gone on to something else meanwhile stays there.
  React.useLayoutEffect(() => {
    const { activeElement } = document;
    if (phase === 'before' || phase === 'stopping') return;
    if (activeElement === document.body || frame.current?.contains(activeElement)) heading.current?.focus();
  }, [phase]);

  if (inspection.state === 'loading') return <Skeleton rows={6} />;
  if (inspection.state === 'failed') {
    return inspection.error.kind === 'forbidden' ? (
      <Refused />
    ) : (
      <ErrorMessage error={inspection.error} what={strings.couldNotLook} onRetry={inspectAgain} />
    );
  }
  if (error?.kind === 'forbidden') return <Refused />;
  const { state, problems } = inspection.value;
  const isDone = phase === 'done' || (phase === 'before' && state === 'ready');
  const introduction = strings.introductions[state === 'ready' ? 'partial' : state];
  const isRunning = phase === 'running' || phase === 'stopping';

  return (
    <section ref={frame} className={styles.frame} aria-labelledby="setup-title">
      <header className={styles.head}>
        <h2 className={styles.title} id="setup-title" ref={heading} tabIndex={-1}>
          {isDone ? strings.done.title : introduction.title}
        </h2>
        <p className={styles.second}>{siteTitle}</p>
      </header>
      {phase === 'before' && (
        <div className={styles.text}>
          <p>{isDone ? strings.done.text : introduction.text}</p>
          {problems.length > 0 && (
            <>
              <h3 id="setup-found">{state === 'missing' ? strings.inTheWay : strings.found}</h3>
              <ul aria-labelledby="setup-found">
                {problems.map(problem => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      {steps.length > 0 && (
        <>
          <div className={styles.status}>
            <p className={styles.count}>{strings.ready(done, steps.length)}</p>
            <Progress done={done} total={steps.length} label={introduction.title} />
          </div>
          <Steps label={strings.steps} steps={steps.map(shown)} />
        </>
      )}
      {phase === 'stopped' && (
        <div className={styles.message}>
          {error ? (
            <ErrorMessage error={error} what={strings.stuck} kept={strings.kept} onRetry={start} plain />
          ) : (
            <Message kind="info" plain title={strings.paused} />
          )}
        </div>
      )}
      <footer className={styles.foot}>
        {isDone && (
          <Button kind="primary" onClick={onReady}>
            {strings.done.open}
          </Button>
        )}
        {!isDone && phase === 'before' && (
          <Button kind="primary" onClick={start}>
            {introduction.start}
          </Button>
        )}
        {isRunning && (
          <Button icon="pause" onClick={stop} busy={phase === 'stopping'}>
            {phase === 'stopping' ? strings.pausing : strings.pause}
          </Button>
        )}
        {phase === 'stopped' && !error && (
          <Button kind="primary" icon="play" onClick={start}>
            {strings.goOn}
          </Button>
        )}
        {!isDone && <span className={styles.second}>{strings.foot}</span>}
      </footer>
    </section>
  );
}

function Refused(): JSX.Element {
  return (
    <Message kind="permission" title={strings.refused.title}>
      {strings.refused.text}
    </Message>
  );
}
