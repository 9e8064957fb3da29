import * as React from 'react';

import { StateTag } from '../common/Tags';
import { Heading } from '../common/TopHeading';
import { closingWords as words } from './closingStrings';
import type { Room } from './readRoom';
import styles from './reading.module.scss';
import { strings } from './strings';

/** The minutes as they stand, item by item. */
export function ReadMinutes({ room, tools }: { readonly room: Room; readonly tools?: React.ReactNode }): JSX.Element {
  return (
    <section className={styles.block} aria-label={words.after.minutes}>
      <div className={styles.blockTitle}>
        <Heading below={1} className={styles.sectionTitle}>{words.after.minutes}</Heading>
        {tools}
      </div>
      {room.items.map((item, index) => (
        <article key={item.key} className={styles.minutesItem}>
          <Heading below={2}>{`${index + 1}. ${item.title}`}</Heading>
          <p className={styles.prose}>{item.minutes || strings.minutes.none}</p>
          {item.escalateTo && (
            <StateTag state="escalated" note={item.escalationReason}>
              {strings.item.escalated(item.escalateTo)}
            </StateTag>
          )}
        </article>
      ))}
    </section>
  );
}
