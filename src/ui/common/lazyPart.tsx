import * as React from 'react';

import { Button } from './Button';
import { Message } from './Message';
import { Skeleton } from './Skeleton';
import { strings } from './strings';

export interface LazyPartOptions {
  /** Drawn while the part is on its way; a skeleton unless said. */
  readonly waiting?: React.ReactNode;
}

/**
 * A component that arrives with its first use. A form: `lazyPart(() => import(/* webpackChunkName: 'forms' *\/ './ContractForm'))`,
 * which puts all forms, and Fluent, into one chunk. When it cannot be fetched, it says so and can be tried again:
 * React.lazy would keep the failure for good.
 */
export function lazyPart<Props>(
  load: () => Promise<{ readonly default: React.ComponentType<Props> }>,
  options: LazyPartOptions = {},
): React.ComponentType<Props> {
  let arrived: React.ComponentType<Props> | undefined;

  return function LazyPart(props: Props): JSX.Element {
    const [Part, setPart] = React.useState<React.ComponentType<Props> | undefined>(() => arrived);
    const [failed, setFailed] = React.useState(false);
    const [attempt, setAttempt] = React.useState(0);

    React.useEffect(() => {
      if (arrived) return undefined;
      let current = true;
      load().then(
        module => {
          arrived = module.default;
          if (current) setPart(() => module.default);
        },
        () => current && setFailed(true),
      );
      return () => {
        current = false;
      };
    }, [attempt]);

    if (Part) return <Part {...(props as Props & JSX.IntrinsicAttributes)} />;
    if (!failed) return <>{options.waiting === undefined ? <Skeleton rows={3} /> : options.waiting}</>;
    const retry = (): void => {
      setFailed(false);
      setAttempt(count => count + 1);
    };
    return (
      <Message kind="offline" title={strings.partMissing.title} actions={<Button onClick={retry}>{strings.tryAgain}</Button>}>
        {strings.partMissing.text}
      </Message>
    );
  };
}
