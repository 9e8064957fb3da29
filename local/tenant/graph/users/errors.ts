import { GraphError } from '../wire/errors';

export const directoryError = (status: number, code: string, message: string): GraphError => new GraphError(status, code, message);

export const missingResource = (key: string): GraphError =>
  directoryError(404, 'Request_ResourceNotFound', `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`);

export const insufficient = (): GraphError => directoryError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const badDirectoryRequest = (message: string): GraphError => directoryError(400, 'Request_BadRequest', message);

export const unsupportedQuery = (message: string): GraphError => directoryError(400, 'Request_UnsupportedQuery', message);
