import * as React from 'react';

import styles from './Tabs.module.scss';
import { useGroupId } from './useGroupId';

export { useGroupId };

export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly count?: number;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  /** The content of the current tab. */
  readonly children: React.ReactNode;
}

/** Arrows move, Enter or Space activates: moving through the tabs loads nothing. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, children }: TabsProps<Id>): JSX.Element {
  const group = useGroupId();
  const list = React.useRef<HTMLDivElement>(null);
  const [focused, setFocused] = React.useState<Id>();

  function onKeyDown(event: React.KeyboardEvent): void {
    const at = tabs.findIndex(tab => tab.id === (focused ?? current));
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    setFocused(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  }

  return (
    <>
      <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown} onBlur={() => setFocused(undefined)}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${group}-${tab.id}`}
            data-tab={tab.id}
            className={styles.tab}
            aria-selected={tab.id === current}
            aria-controls={tab.id === current ? `${group}-panel` : undefined}
            tabIndex={tab.id === (focused ?? current) ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.title}
            {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id={`${group}-panel`} aria-labelledby={`${group}-${current}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
