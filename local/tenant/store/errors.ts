/** Why the store would not do something; SharePoint and Graph each answer it in their own words. */
export type StoreFault =
  | 'accessDenied'
  | 'badGroupName'
  | 'badRequest'
  | 'checkedOut'
  | 'conflict'
  | 'contentTypeInUse'
  | 'duplicateListTitle'
  | 'duplicateValues'
  | 'fieldMissing'
  | 'groupExists'
  | 'indexLimit'
  | 'invalidName'
  | 'itemMissing'
  | 'listMissing'
  | 'listValidation'
  | 'locked'
  | 'fieldValidation'
  | 'nameExists'
  | 'noDrafts'
  | 'notCheckedOut'
  | 'notFound'
  | 'pathTooLong'
  | 'textTooLong'
  | 'threshold'
  | 'tooManyItems'
  | 'tooManyScopes'
  | 'unsupported'
  | 'userMissing';

export class StoreError extends Error {
  public readonly fault: StoreFault;
  /** The names the message speaks of: a field, a path, a user. */
  public readonly details: Readonly<Record<string, string>>;

  public constructor(fault: StoreFault, message: string, details: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'StoreError';
    this.fault = fault;
    this.details = details;
  }
}
