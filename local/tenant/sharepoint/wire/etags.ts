import type { Call } from './call';
import { errors } from './errors';

/**
 * Compares the If-Match header with what is stored. Microsoft's page says that leaving it out overwrites, measured
 * tenants answer 412: the strict reading counts.
 * @throws 412
 */
export function requireMatch(call: Call, current: string): void {
  const sent = call.request.headers['if-match'] ?? '';
  if (sent === '*' || plain(sent) === plain(current)) return;
  throw errors.etag(sent, current);
}

/** The same where the header may be left out (deleting lists, columns, files). */
export function checkMatch(call: Call, current: string): void {
  if (call.request.headers['if-match'] !== undefined) requireMatch(call, current);
}

function plain(etag: string): string {
  return etag.replace(/^W\//, '').replace(/["{}]/g, '').trim().toLowerCase();
}
