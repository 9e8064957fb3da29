import * as React from 'react';

import type { AppError, ErrorKind } from '../../core/errors';
import { Button } from './Button';
import { Message, type MessageKind } from './Message';
import { strings } from './strings';

const kinds: { readonly [K in ErrorKind]: MessageKind } = {
  invalid: 'error',
  conflict: 'conflict',
  forbidden: 'permission',
  notFound: 'error',
  throttled: 'busy',
  threshold: 'error',
  offline: 'offline',
  unexpected: 'error',
};

/** How often a busy service is tried again without being asked to. */
const automaticTries = 5;

export interface ErrorMessageProps {
  readonly error: AppError;
  /** What happened, in this screen's words: "The contract could not be saved". */
  readonly what?: string;
  /** What is kept: "Your text is kept on this device, last at 14:40." */
  readonly kept?: string;
  readonly onRetry?: () => void;
  readonly retrying?: boolean;
  /** More ways on, after "Try again". */
  readonly actions?: React.ReactNode;
  readonly plain?: boolean;
}

function wordsFor({ error, what, kept }: ErrorMessageProps, wait: number | undefined): { title: string; text: string } {
  const own = strings.error[error.kind];
  const parts: string[] = [];
  if (what !== undefined && (error.kind === 'throttled' || error.kind === 'offline')) parts.push(`${own.title}.`);
  if (error.kind === 'invalid') parts.push(error.message);
  if (kept) parts.push(kept);
  if (error.details.scope) parts.push(strings.error.forbiddenScope(error.details.scope));
  else if (error.kind === 'throttled' && wait !== undefined) parts.push(strings.error.throttledFor(wait));
  else if (error.kind === 'unexpected' && kept) parts.push(strings.error.unexpectedKept);
  else parts.push(own.text);
  return { title: what ?? own.title, text: parts.join(' ') };
}

/**
 * A failure in words, chosen by its kind. When the service is busy it counts down and tries again by itself,
 * a few times; then it leaves that to the person.
 */
export function ErrorMessage(props: ErrorMessageProps): JSX.Element {
  const { error, onRetry, retrying, actions, plain } = props;
  const wait = useCountdown(error, onRetry);
  const { title, text } = wordsFor(props, wait);
  const canRetry = onRetry && error.kind !== 'invalid' && error.kind !== 'conflict';
  return (
    <Message
      kind={kinds[error.kind]}
      title={title}
      technical={technicalOf(error)}
      plain={plain}
      actions={
        canRetry || actions ? (
          <>
            {canRetry && (
              <Button kind="primary" onClick={onRetry} busy={retrying}>
                {strings.tryAgain}
              </Button>
            )}
            {actions}
          </>
        ) : undefined
      }
    >
      {text}
    </Message>
  );
}

function technicalOf(error: AppError): string | undefined {
  const { technical, status, scope } = error.details;
  const lines = [error.message, status && `HTTP ${status}`, scope, technical].filter(Boolean);
  return error.kind === 'invalid' || error.kind === 'conflict' ? technical : lines.join('\n');
}

/** Seconds left until the next try by itself; undefined when there is none. */
function useCountdown(error: AppError, onRetry: (() => void) | undefined): number | undefined {
  const tries = React.useRef(0);
  const retry = React.useRef(onRetry);
  retry.current = onRetry;
  const [left, setLeft] = React.useState<number>();
  const seconds = error.kind === 'throttled' ? error.details.retryAfter : undefined;

  React.useEffect(() => {
    setLeft(undefined);
    if (!seconds || !retry.current || tries.current >= automaticTries) return undefined;
    tries.current += 1;
    let rest = Math.ceil(seconds);
    setLeft(rest);
    const timer = setInterval(() => {
      rest -= 1;
      setLeft(Math.max(rest, 0));
      if (rest > 0) return;
      clearInterval(timer);
      retry.current?.();
    }, 1000);
    return () => clearInterval(timer);
  }, [error, seconds]);
  return left;
}
