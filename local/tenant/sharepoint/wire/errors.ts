import type { StoreError } from '../../store/errors';

const SP = 'Microsoft.SharePoint';
const QUERY_EXCEPTION = `-1, ${SP}.Client.InvalidClientQueryException`;

/** An error as SharePoint sends it: a status, `<HRESULT>, <.NET type>` and a sentence. Each maker is a row of the facts' error table. */
export class SharePointError extends Error {
  public constructor(
    public readonly status: number,
    public readonly code: string,
    message: string
  ) {
    super(message);
    this.name = 'SharePointError';
  }
}

export const errors = {
  digest: (): SharePointError =>
    new SharePointError(
      403,
      `-2130575251, ${SP}.SPException`,
      "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again."
    ),
  denied: (): SharePointError =>
    new SharePointError(
      403,
      '-2147024891, System.UnauthorizedAccessException',
      'Access denied. You do not have permission to perform this action or access this resource.'
    ),
  listTitle: (title: string, webUrl: string): SharePointError =>
    new SharePointError(404, '-1, System.ArgumentException', `List '${title}' does not exist at site with URL '${webUrl}'.`),
  listId: (): SharePointError => new SharePointError(404, `-2130575322, ${SP}.SPException`, 'List does not exist. The page you selected contains a list that does not exist. It may have been deleted by another user.'),
  listUrl: (url: string): SharePointError => new SharePointError(404, '-2147024894, System.IO.FileNotFoundException', `The system cannot find the file specified. (${url})`),
  item: (): SharePointError =>
    new SharePointError(404, '-2130575338, System.ArgumentException', 'Item does not exist. It may have been deleted by another user.'),
  field: (name: string): SharePointError =>
    new SharePointError(404, '-2147024809, System.ArgumentException', `Column '${name}' does not exist. It may have been deleted by another user.`),
  contentType: (): SharePointError => new SharePointError(404, '-2147024809, System.ArgumentException', 'The content type does not exist. It may have been deleted by another user.'),
  view: (): SharePointError => new SharePointError(404, '-2147024809, System.ArgumentException', 'The specified view is invalid.'),
  file: (): SharePointError => new SharePointError(404, '-2147024894, System.IO.FileNotFoundException', 'File Not Found.'),
  user: (name: string): SharePointError =>
    new SharePointError(404, `-2130575276, ${SP}.SPException`, `The specified user ${name} could not be found.`),
  principal: (what: 'User' | 'Group'): SharePointError => new SharePointError(404, `-2146232832, ${SP}.SPException`, `${what} cannot be found.`),
  unknownName: (name: string): SharePointError =>
    new SharePointError(400, `-1, ${SP}.SPException`, `The field or property '${name}' does not exist.`),
  unknownProperty: (name: string, type: string): SharePointError =>
    new SharePointError(
      400,
      QUERY_EXCEPTION,
      `The property '${name}' does not exist on type '${type}'. Make sure to only use property names that are defined by the type.`
    ),
  noTypeName: (): SharePointError =>
    new SharePointError(
      400,
      QUERY_EXCEPTION,
      'An entry without a type name was found, but no expected type was specified. To allow entries without type information, the expected type must also be specified when the model is specified.'
    ),
  unknownType: (type: string): SharePointError =>
    new SharePointError(
      400,
      QUERY_EXCEPTION,
      `A type named '${type}' could not be resolved by the model. When a model is available, each type name must resolve to a valid type.`
    ),
  unexpectedNode: (found: string, expected: string): SharePointError =>
    new SharePointError(400, QUERY_EXCEPTION, `An unexpected '${found}' node was found when reading from the JSON reader. A '${expected}' node was expected.`),
  wrongPrimitive: (edmType: string): SharePointError =>
    new SharePointError(400, QUERY_EXCEPTION, `Cannot convert a primitive value to the expected type '${edmType}'. See the inner exception for more details.`),
  notJson: (reason: string): SharePointError => new SharePointError(400, QUERY_EXCEPTION, `Invalid JSON. ${reason}`),
  badExpression: (expression: string): SharePointError =>
    new SharePointError(400, QUERY_EXCEPTION, `The expression "${expression}" is not valid.`),
  badFilter: (expression: string): SharePointError =>
    new SharePointError(400, QUERY_EXCEPTION, `The expression "${expression}" is not valid. Creating query failed.`),
  expandMissing: (field: string): SharePointError =>
    new SharePointError(
      400,
      `-1, ${SP}.SPException`,
      `The query to field '${field}' is not valid. The $select query string must specify the target fields and the $expand query string must contains ${field}.`
    ),
  notFilterable: (field: string, type: string): SharePointError =>
    new SharePointError(400, `-1, ${SP}.SPException`, `The field '${field}' of type '${type}' cannot be used in the query filter expression.`),
  etag: (sent: string, current: string): SharePointError =>
    new SharePointError(
      412,
      `-1, ${SP}.Client.ClientServiceException`,
      `The request ETag value '${sent}' does not match the object's ETag value '${current}'.`
    ),
  threshold: (): SharePointError =>
    new SharePointError(
      500,
      `-2147024860, ${SP}.SPQueryThrottledException`,
      'The attempted operation is prohibited because it exceeds the list view threshold.'
    ),
  lookupThreshold: (): SharePointError =>
    new SharePointError(
      500,
      `-2147024749, ${SP}.SPQueryThrottledException`,
      'The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.'
    ),
  /** What SharePoint says of a query in CAML that it can make nothing of. */
  caml: (): SharePointError => new SharePointError(500, `-2147467259, ${SP}.SPException`, 'Cannot complete this action.\n\nPlease try again.'),
  camlField: (): SharePointError =>
    new SharePointError(
      500,
      `-2130575340, ${SP}.SPException`,
      'One or more field types are not installed properly. Go to the list settings page to delete these fields.'
    ),
  /** A header without which, or with which, nothing can be answered. */
  header: (name: 'ACCEPT' | 'Content-Type', status: number): SharePointError =>
    new SharePointError(status, `-1, ${SP}.Client.ClientServiceException`, `The HTTP header ${name} is missing or its value is invalid.`),
  resource: (name: string): SharePointError =>
    new SharePointError(404, `-1, ${SP}.Client.ResourceNotFoundException`, `Cannot find resource for the request ${name}.`),
  method: (method: string, name: string): SharePointError =>
    new SharePointError(
      405,
      `-1, ${SP}.Client.ClientServiceException`,
      `The HTTP method '${method}' cannot be used to access the resource '${name}'. The operation type of the resource is specified as 'Default'. Please use correct HTTP method to invoke the resource.`
    ),
  argument: (message = 'Value does not fall within the expected range.'): SharePointError =>
    new SharePointError(400, '-2147024809, System.ArgumentException', message),
  /** What the local tenant does not do; it never pretends. */
  unsupported: (what: string): SharePointError =>
    new SharePointError(501, '-2147467263, System.NotImplementedException', `The local tenant does not support ${what}.`),
};

/** How SharePoint words what the store refused. */
export function fromStore(error: StoreError): SharePointError {
  const { details, message } = error;
  switch (error.fault) {
    case 'accessDenied':
      return errors.denied();
    case 'duplicateValues':
      return new SharePointError(
        500,
        `-2130575169, ${SP}.SPDuplicateValuesFoundException`,
        `The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [${details.fields}].`
      );
    case 'textTooLong':
      return new SharePointError(500, `-2130575336, ${SP}.SPException`, 'Invalid text value.\n\nA text field contains invalid data. Please check the value and try again.');
    case 'listValidation':
      return new SharePointError(500, `-2130575162, ${SP}.SPListDataValidationException`, message);
    case 'fieldValidation':
      return new SharePointError(500, `-2130575163, ${SP}.SPListDataValidationException`, message);
    case 'duplicateListTitle':
      return new SharePointError(
        500,
        `-2130575342, ${SP}.SPException`,
        'A list, survey, discussion board, or document library with the specified title already exists in this Web site.  Please choose another title.'
      );
    case 'checkedOut':
      return new SharePointError(423, `-2130575306, ${SP}.SPFileCheckOutException`, `The file "${details.path}" is checked out for editing by ${details.user}.`);
    case 'locked':
      return new SharePointError(423, `-2147018894, ${SP}.SPFileLockException`, `The file "${details.path}" is locked for exclusive use by ${details.user}.`);
    case 'notCheckedOut':
      return new SharePointError(500, `-2146232832, ${SP}.SPException`, `The file "${details.path}" is not checked out. You must first check out this document before making changes.`);
    case 'noDrafts':
      return new SharePointError(500, `-2146232832, ${SP}.SPException`, message);
    case 'badGroupName':
      return new SharePointError(400, `-2146232832, ${SP}.SPException`, message);
    case 'groupExists':
      return new SharePointError(500, `-2130575293, ${SP}.SPException`, message);
    case 'nameExists':
      return new SharePointError(400, `-2130575257, ${SP}.SPException`, message);
    case 'invalidName':
      return new SharePointError(400, `-2130575245, ${SP}.SPException`, message);
    case 'pathTooLong':
      return new SharePointError(400, '-2147024690, System.IO.PathTooLongException', message);
    case 'contentTypeInUse':
      return new SharePointError(500, `-2130575298, ${SP}.SPContentTypeInUseException`, message);
    case 'indexLimit':
      return new SharePointError(500, `-2130575328, ${SP}.SPException`, message);
    case 'fieldMissing':
      return errors.field(details.field ?? '');
    case 'userMissing':
      return errors.user(details.user ?? '');
    case 'itemMissing':
      return errors.item();
    case 'listMissing':
      return errors.listId();
    case 'notFound':
      return errors.file();
    case 'threshold':
      return errors.threshold();
    case 'tooManyItems':
      return new SharePointError(500, `-2147024860, ${SP}.SPQueryThrottledException`, message);
    case 'tooManyScopes':
      return new SharePointError(500, `-2146232832, ${SP}.SPException`, message);
    case 'unsupported':
      return new SharePointError(501, '-2147467263, System.NotImplementedException', message);
    case 'conflict':
    case 'badRequest':
      return new SharePointError(400, `-1, ${SP}.SPException`, message);
  }
}
