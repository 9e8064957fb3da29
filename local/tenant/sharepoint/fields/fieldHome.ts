import type { NewField } from '../../store/fields';
import type { Field, FieldSettings, FieldType } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import type { FieldPlace } from './fieldEntity';

interface Change {
  readonly title?: string;
  readonly type?: FieldType;
  readonly settings?: FieldSettings;
}

/** What has columns, and how they are made, changed and removed there. */
export interface FieldHome {
  readonly place: FieldPlace;
  all(call: Call): readonly Field[];
  add(call: Call, field: NewField): Field;
  change(call: Call, field: Field, change: Change): void;
  remove(call: Call, field: Field): void;
  /** Shows a new column in the view that a list opens with. */
  addToDefaultView(call: Call, field: Field): void;
}

/** The columns of a list. */
export function listHome(list: List): FieldHome {
  return {
    place: { list },
    all: call => call.tenant.fields.ofList(list.id),
    add: (call, field) => {
      call.require('manageLists', list);
      const added = call.tenant.fields.add(list, field);
      if (added.type === 'Calculated') call.tenant.items.recalculate(list);
      return added;
    },
    change: (call, field, change) => {
      call.require('manageLists', list);
      const changed = call.tenant.fields.change(list, field, change);
      if (changed.type === 'Calculated') call.tenant.items.recalculate(list);
    },
    remove: (call, field) => {
      call.require('manageLists', list);
      call.tenant.fields.remove(list, field);
    },
    addToDefaultView: (call, field) => {
      const view = call.tenant.views.ofList(list.id).find(({ settings }) => settings.isDefault);
      if (view && !view.fields.includes(field.internalName)) call.tenant.views.change(view, { fields: [...view.fields, field.internalName] });
    },
  };
}

/** The columns that a web keeps for its lists. */
export function webHome(site: Site): FieldHome {
  return {
    place: { site },
    all: call => call.tenant.siteColumns.ofWeb(site),
    add: (call, field) => {
      call.require('manageWeb', site);
      return call.tenant.siteColumns.add(site, field);
    },
    change: (call, field, change) => {
      call.require('manageWeb', site);
      call.tenant.siteColumns.change(site, field, change);
    },
    remove: (call, field) => {
      call.require('manageWeb', site);
      call.tenant.siteColumns.remove(field);
    },
    // A web has no view to show it in; SharePoint does not mind the option either.
    addToDefaultView: () => undefined,
  };
}

/** All that a web's lists may take: its own columns and those of the webs above. */
export function availableHome(site: Site): FieldHome {
  return { ...webHome(site), all: call => call.tenant.siteColumns.available(site) };
}
