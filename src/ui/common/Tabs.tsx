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

/**
 * Where a key takes the focus in a list of tabs; undefined when the key does not move it.
 * Source: WAI-ARIA authoring practices, tabs with manual activation.
 */
export function tabAt(key: string, from: number, count: number): number | undefined {
  const to = { ArrowRight: from + 1, ArrowLeft: from - 1, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : (to + count) % count;
}

/** Arrows move, Enter or Space activates: moving through the tabs loads nothing. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, children }: TabsProps<Id>): JSX.Element {
  const group = useGroupId();
  const list = React.useRef<HTMLDivElement>(null);
  /** The tab that has the focus; it is the list's tab stop while it has. */
  const [focused, setFocused] = React.useState<Id>();

  const focusedBy = (event: React.SyntheticEvent): number => tabs.findIndex(({ id }) => event.target instanceof HTMLElement && id === event.target.dataset.tab);

  function onKeyDown(event: React.KeyboardEvent): void {
    const to = event.altKey || event.ctrlKey || event.metaKey ? undefined : tabAt(event.key, focusedBy(event), tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-tab="${tabs[to].id}"]`)?.focus();
  }
  function onBlur(event: React.FocusEvent): void {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setFocused(undefined);
  }

  return (
    <>
      <div ref={list} className={styles.list} role="tablist" aria-label={label} onKeyDown={onKeyDown} onFocus={event => setFocused(tabs[focusedBy(event)]?.id)} onBlur={onBlur}>
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
      <div className={styles.panel} role="tabpanel" id={`${group}-panel`} aria-labelledby={`${group}-${current}`} tabIndex={0} data-focus-home="">
        {children}
      </div>
    </>
  );
}
