import * as React from 'react';

import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import { useAnnounce } from '../common/announce';
import { Button } from '../common/Button';
import { Message } from '../common/Message';
import styles from './minutes.module.scss';
import { strings } from './strings';
import { useDrafts } from './useKeepers';

/** Text typed on this device that was not saved when somebody closed the meeting: it is shown, never dropped. */
export function KeptTexts({ items }: { readonly items: readonly Stored<AgendaItem>[] }): JSX.Element | null {
  const drafts = useDrafts();
  const announce = useAnnounce();
  const [asking, setAsking] = React.useState<string>();
  const [gone, setGone] = React.useState<readonly string[]>([]);
  const kept = items.flatMap((item) => {
    const draft = gone.includes(item.key) ? undefined : drafts.read(item.key);
    return draft && draft.text !== item.minutes ? [{ item, text: draft.text }] : [];
  });
  if (kept.length === 0) return null;
  return (
    <>
      {kept.map(({ item, text }) => (
        <Message
          key={item.key}
          kind="conflict"
          title={strings.restored.title}
          actions={
            asking === item.key ? (
              <>
                <span>{strings.restored.discardAsk}</span>
                <Button
                  small
                  onClick={() => {
                    drafts.remove(item.key);
                    setGone([...gone, item.key]);
                  }}
                >
                  {strings.restored.discard}
                </Button>
                <Button small onClick={() => setAsking(undefined)}>
                  {strings.restored.keep}
                </Button>
              </>
            ) : (
              <>
                <Button small onClick={() => void navigator.clipboard.writeText(text).then(() => announce(strings.minutes.copied))}>
                  {strings.minutes.copy}
                </Button>
                <Button small kind="quiet" onClick={() => setAsking(item.key)}>
                  {strings.restored.discard}
                </Button>
              </>
            )
          }
        >
          <p>{strings.restored.text(item.title)}</p>
          <p className={styles.version} tabIndex={0}>
            {text}
          </p>
        </Message>
      ))}
    </>
  );
}
