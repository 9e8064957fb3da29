import type { IsoDateTime } from '../../core/time';

/** Text that was typed and is not in SharePoint yet, with the text that it started from. */
export interface Draft {
  readonly text: string;
  /** The minutes as they were read when the typing began: a merge needs them. */
  readonly base: string;
  readonly at: IsoDateTime;
}

/** Drafts of minutes on this device. They survive a closed tab; a saved text takes its draft away. */
export interface Drafts {
  read(itemKey: string): Draft | undefined;
  /** @returns false when the device keeps nothing (private window, full storage) */
  write(itemKey: string, draft: Draft): boolean;
  remove(itemKey: string): void;
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const draft = value as Partial<Draft>;
  return typeof draft.text === 'string' && typeof draft.base === 'string' && typeof draft.at === 'string';
}

function parse(stored: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(stored);
    return isDraft(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/**
 * @param storage the browser's local storage; absent where the browser refuses it
 * @param place   the address of the site, so that two sites never share a draft
 */
export function draftsIn(storage: Storage | undefined, place: string): Drafts {
  const nameOf = (itemKey: string): string => `contract-desk/minutes/${place}/${itemKey}`;
  return {
    read(itemKey) {
      const stored = storage?.getItem(nameOf(itemKey));
      return stored ? parse(stored) : undefined;
    },
    write(itemKey, draft) {
      if (!storage) return false;
      try {
        storage.setItem(nameOf(itemKey), JSON.stringify(draft));
        return true;
      } catch (error) {
        if (error instanceof DOMException) return false;
        throw error;
      }
    },
    remove(itemKey) {
      storage?.removeItem(nameOf(itemKey));
    },
  };
}

/** The browser's local storage, or nothing where it is switched off. */
export function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
