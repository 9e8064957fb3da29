import './noFluentDownloads';
import { Panel, PanelType } from '@fluentui/react/lib/Panel';
import * as React from 'react';

import { Button } from '../Button';
import { Message } from '../Message';
import { strings } from '../strings';
import { useSurface } from '../Surface';
import { useGroupId } from '../useGroupId';
import { FluentSurface } from './FluentSurface';
import styles from './Panel.module.scss';
import { formStrings } from './formStrings';

export interface FormPanelProps {
  readonly title: string;
  readonly second?: string;
  /** What the main button does: "Add contract". */
  readonly saveLabel: string;
  readonly saving?: boolean;
  /** Something was typed that is not saved: closing asks first. */
  readonly isDirty: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  /** Above the buttons: a failed save. */
  readonly message?: React.ReactNode;
  /** The message has buttons of its own, which take the place of the form's. */
  readonly messageDecides?: boolean;
  readonly children: React.ReactNode;
}

/** Fluent moves its panels also for people whose system is set to no motion. */
const stillWhenAsked = { '@media (prefers-reduced-motion: reduce)': { animation: 'none', transition: 'none' } };

/** A form at the right of the page. Closing it gives the focus back to what opened it, and never drops typed text unasked. */
export function FormPanel(props: FormPanelProps): JSX.Element {
  const { title, second, saveLabel, saving, isDirty, onSave, onClose, message, messageDecides, children } = props;
  const titleId = `${useGroupId()}-title`;
  const { theme } = useSurface();
  const body = React.useRef<HTMLDivElement>(null);
  const [asking, setAsking] = React.useState(false);
  const keep = React.useRef<HTMLElement>(null);
  /** Where the person was when leaving was asked about, and the box they were last in. */
  const from = React.useRef<Element | null>(null);
  const lastBox = React.useRef<HTMLElement>();
  /** Also what is typed in a box that has not made anything of it yet, such as a name that is still searched for. */
  const typed = React.useRef(false);

  function close(): void {
    if (saving) return;
    if (asking) stay();
    else if (isDirty || typed.current) {
      from.current = document.activeElement;
      setAsking(true);
    } else onClose();
  }
  function boxOf(panel: HTMLElement | null): HTMLElement | null {
    return (lastBox.current?.isConnected && lastBox.current) || (panel?.querySelector<HTMLElement>('input, select, textarea') ?? null);
  }
  function stay(): void {
    setAsking(false);
    if (from.current instanceof HTMLElement && body.current?.contains(from.current)) from.current.focus();
    else boxOf(body.current)?.focus();
  }

  React.useEffect(() => {
    if (asking) keep.current?.focus();
  }, [asking]);

  return (
    <Panel
      isOpen
      type={PanelType.custom}
      customWidth="min(600px, 100%)"
      hasCloseButton={false}
      onDismiss={event => {
        event?.preventDefault();
        close();
      }}
      onOuterClick={() => undefined}
      onRenderHeader={() => null}
      popupProps={{ ariaLabelledBy: titleId }}
      // The first box, rather than the button that closes the panel.
      focusTrapZoneProps={{ firstFocusableTarget: boxOf }}
      overlayProps={{ isDarkThemed: theme !== 'light' }}
      styles={{
        commands: { display: 'none' },
        scrollableContent: { overflow: 'hidden' },
        main: { background: 'transparent', ...stillWhenAsked },
        overlay: stillWhenAsked,
      }}
      onRenderBody={() => (
        <FluentSurface className={styles.sheet}>
          <header className={styles.head}>
            <div>
              <h2 className={styles.title} id={titleId}>
                {title}
              </h2>
              {second && <p className={styles.second}>{second}</p>}
            </div>
            <Button kind="quiet" icon="dismiss" label={strings.close} onClick={close} />
          </header>
          <div
            className={styles.body}
            ref={body}
            onInput={() => {
              typed.current = true;
            }}
            onFocus={({ target, currentTarget }) => {
              // A calendar in front of the panel is not in it.
              if (currentTarget.contains(target)) lastBox.current = target;
            }}
          >
            {children}
          </div>
          <footer className={styles.foot}>
            {message !== undefined && !asking && <div className={styles.note}>{message}</div>}
            {asking ? (
              <Message
                kind="info"
                plain
                title={formStrings.leave.title}
                actions={
                  <>
                    <Button ref={keep} kind="primary" onClick={stay}>
                      {formStrings.leave.keep}
                    </Button>
                    <Button onClick={onClose}>{formStrings.leave.drop}</Button>
                  </>
                }
              />
            ) : (
              !messageDecides && <div className={styles.buttons}>
                <Button kind="primary" busy={saving} onClick={onSave}>
                  {saveLabel}
                </Button>
                <Button onClick={close} disabled={saving}>
                  {strings.cancel}
                </Button>
              </div>
            )}
          </footer>
        </FluentSurface>
      )}
    />
  );
}
