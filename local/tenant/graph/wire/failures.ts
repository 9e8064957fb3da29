import { StoreError } from '../../store/errors';
import type { StoreFault } from '../../store/errors';
import { accessDenied, errorBody, GraphError, invalidRequest, itemNotFound } from './errors';
import type { ErrorStamp } from './errors';
import type { GraphAnswer } from './request';

/** An error as Graph answers it; whatever is not foreseen goes up. */
export function answerError(error: unknown, stamp: ErrorStamp): GraphAnswer {
  const known = error instanceof StoreError ? ofStore(error) : error;
  if (!(known instanceof GraphError)) throw error;
  return { status: known.status, headers: known.headers, body: errorBody(known, stamp) };
}

const answers: Partial<Record<StoreFault, (error: StoreError) => GraphError>> = {
  accessDenied: () => accessDenied(),
  nameExists: () => new GraphError(409, 'nameAlreadyExists', 'Name already exists'),
  duplicateValues: (error) => new GraphError(409, 'conflict', error.message),
  notFound: (error) => itemNotFound(error.message),
  itemMissing: () => itemNotFound(),
  listMissing: () => itemNotFound(),
  checkedOut: () => locked(),
  locked: () => locked(),
  duplicateListTitle: () => new GraphError(409, 'nameAlreadyExists', 'Name already exists'),
  unsupported: (error) => new GraphError(501, 'notSupported', error.message),
  threshold: (error) => new GraphError(422, 'notSupported', error.message, {}, 'tooManyResources'),
};

const locked = (): GraphError => new GraphError(423, 'notAllowed', 'The resource you are attempting to access is locked', {}, 'resourceLocked');

function ofStore(error: StoreError): GraphError {
  return answers[error.fault]?.(error) ?? invalidRequest(error.message);
}
