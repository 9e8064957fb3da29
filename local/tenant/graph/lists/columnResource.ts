import type { Field, FieldSettings } from '../../store/fieldTypes';
import { localeName } from './locales';
import type { Row } from '../wire/filter';

/** A column, with the facet of its type. Source: columnDefinition resource type. */
export function columnResource(field: Field): Row {
  const { settings } = field;
  return {
    columnGroup: settings.group ?? (settings.fromBaseType ? 'Core Columns' : 'Custom Columns'),
    description: settings.description ?? '',
    displayName: field.title,
    enforceUniqueValues: settings.unique ?? false,
    hidden: settings.hidden ?? false,
    id: field.guid,
    indexed: settings.indexed ?? false,
    isDeletable: !settings.fromBaseType,
    isReorderable: true,
    isSealed: settings.sealed ?? false,
    name: field.internalName,
    readOnly: settings.readOnly ?? field.type === 'Calculated',
    required: settings.required ?? false,
    ...defaultOf(settings),
    ...validationOf(settings),
    ...facetOf(field),
  };
}

function defaultOf({ defaultValue }: FieldSettings): Row {
  if (defaultValue === undefined || defaultValue === '') return {};
  return { defaultValue: /^\[.*\]$/.test(defaultValue) ? { formula: `=${defaultValue}` } : { value: defaultValue } };
}

function validationOf({ validationFormula, validationMessage }: FieldSettings): Row {
  if (!validationFormula) return {};
  const descriptions = validationMessage ? [{ languageTag: 'en-US', displayName: validationMessage }] : [];
  return { validation: { formula: validationFormula, defaultLanguage: 'en-US', descriptions } };
}

/** Where SharePoint's number for a choice stands for Graph's word. */
const outputTypes: Readonly<Record<number, string>> = { 2: 'text', 4: 'dateTime', 8: 'boolean', 9: 'number', 10: 'currency' };
export const friendliness = ['default', 'standard', 'friendly'] as const;
export const decimals = ['none', 'one', 'two', 'three', 'four', 'five'] as const;
export const personNames: Readonly<Record<string, string>> = { ImnName: 'nameWithPresence', Title: 'name', Name: 'account', EMail: 'workEmail', Department: 'department', JobTitle: 'title' };

export function outputTypeNumber(name: string): number | undefined {
  const found = Object.entries(outputTypes).find(([, known]) => known === name);
  return found && Number(found[0]);
}

function facetOf({ type, settings }: Field): Row {
  switch (type) {
    case 'Text':
      return { text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: settings.maxLength ?? 255 } };
    case 'Note':
      return {
        text: {
          allowMultipleLines: true,
          appendChangesToExistingText: settings.appendOnly ?? false,
          linesForEditing: settings.numberOfLines ?? 6,
          textType: settings.richText ? 'richText' : 'plain',
        },
      };
    case 'Choice':
    case 'MultiChoice':
      return { choice: { allowTextEntry: settings.fillIn ?? false, choices: settings.choices ?? [], displayAs: choiceDisplay(type, settings) } };
    case 'Number':
    case 'Counter':
    case 'Integer':
      return { number: numberFacet(settings) };
    case 'Currency':
      return { currency: { locale: localeName(settings.currencyLocale ?? 1033) } };
    case 'DateTime':
      return { dateTime: { displayAs: friendliness[settings.friendlyDisplayFormat ?? 0] ?? 'default', format: settings.displayFormat === 0 ? 'dateOnly' : 'dateTime' } };
    case 'Boolean':
      return { boolean: {} };
    case 'User':
    case 'UserMulti':
      return {
        personOrGroup: {
          allowMultipleSelection: type === 'UserMulti',
          chooseFromType: settings.selectionMode === 0 ? 'peopleOnly' : 'peopleAndGroups',
          displayAs: personNames[settings.lookupField ?? 'ImnName'] ?? 'nameWithPresence',
        },
      };
    case 'Lookup':
    case 'LookupMulti':
      return { lookup: { allowMultipleValues: type === 'LookupMulti', allowUnlimitedLength: settings.unlimitedLength ?? false, columnName: settings.lookupField ?? 'Title', listId: settings.lookupList ?? '' } };
    case 'URL':
      return { hyperlinkOrPicture: { isPicture: settings.displayFormat === 1 } };
    case 'Calculated':
      return {
        calculated: {
          format: settings.dateFormat === 1 ? 'dateTime' : 'dateOnly',
          formula: settings.formula ?? '',
          outputType: outputTypes[settings.outputType ?? 2] ?? 'text',
        },
      };
    default:
      return {};
  }
}

function choiceDisplay(type: Field['type'], { editFormat }: FieldSettings): string {
  if (type === 'MultiChoice') return 'checkBoxes';
  return editFormat === 1 ? 'radioButtons' : 'dropDownMenu';
}

function numberFacet({ displayFormat, minimum, maximum }: FieldSettings): Row {
  return {
    decimalPlaces: displayFormat === undefined ? 'automatic' : decimals[displayFormat] ?? 'automatic',
    displayAs: 'number',
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}
