import * as React from 'react';

export interface Leaving {
  /** The person is asked whether to keep what was typed. */
  readonly asking: boolean;
  /** Leaves at once when nothing was typed, else asks first; asked again, it stays. */
  leave(): void;
  stay(): void;
}

/**
 * Leaving a form by Escape or Cancel never drops typed text unasked.
 * @param form    where the focus goes back to when the person stays
 * @param onLeave absent: the form cannot be left
 */
export function useLeaving(form: React.RefObject<HTMLElement>, isDirty: boolean, onLeave: (() => void) | undefined): Leaving {
  const [asking, setAsking] = React.useState(false);
  const from = React.useRef<Element | null>(null);

  React.useLayoutEffect(() => {
    if (asking || !from.current) return;
    const target = from.current.isConnected ? from.current : form.current?.querySelector('input, textarea');
    from.current = null;
    if (target instanceof HTMLElement) target.focus();
  }, [asking, form]);

  const stay = (): void => setAsking(false);
  return {
    asking,
    stay,
    leave: () => {
      if (asking) stay();
      else if (!isDirty) onLeave?.();
      else if (onLeave) {
        from.current = document.activeElement;
        setAsking(true);
      }
    },
  };
}
