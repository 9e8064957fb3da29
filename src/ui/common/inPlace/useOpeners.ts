import * as React from 'react';

export interface Openers<Name extends string> {
  /** What is open, if anything. */
  readonly opened: Name | undefined;
  open(name: Name): void;
  /** Closes it; the focus goes back to what opened it. */
  close(): void;
  /** Closes it without moving the focus, which has gone on to what came of it. */
  finish(): void;
  /** Moves the focus to the button that opens it, where it is drawn now. */
  focusButton(name: Name): void;
  /** For the button that opens; it may be drawn anew, or another one may take its place. */
  buttonRef(name: Name): React.RefCallback<HTMLElement>;
}

/** Things that buttons open in place, one at a time. @param first what is open from the start */
export function useOpeners<Name extends string>(first?: Name): Openers<Name> {
  const [opened, setOpened] = React.useState(first);
  const buttons = React.useRef(new Map<Name, HTMLElement | null>());
  const back = React.useRef<Name>();

  React.useLayoutEffect(() => {
    if (opened !== undefined || back.current === undefined) return;
    buttons.current.get(back.current)?.focus();
    back.current = undefined;
  });

  return {
    opened,
    open: setOpened,
    close: () => {
      back.current = opened;
      setOpened(undefined);
    },
    finish: () => setOpened(undefined),
    focusButton: (name) => buttons.current.get(name)?.focus(),
    buttonRef: (name) => (button) => void buttons.current.set(name, button),
  };
}

export interface Opener {
  readonly isOpen: boolean;
  open(): void;
  close(): void;
  finish(): void;
  focusButton(): void;
  readonly buttonRef: React.RefCallback<HTMLElement>;
}

/** One thing that a button opens in place. @param isOpen it is open from the start */
export function useOpener(isOpen: boolean = false): Opener {
  const { opened, open, close, finish, focusButton, buttonRef } = useOpeners<'it'>(isOpen ? 'it' : undefined);
  return { isOpen: opened !== undefined, open: () => open('it'), close, finish, focusButton: () => focusButton('it'), buttonRef: buttonRef('it') };
}
