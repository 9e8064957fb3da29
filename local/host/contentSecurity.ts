import type { FastifyInstance } from 'fastify';

/**
 * What SharePoint Online enforces on modern pages: no inline script, no script from an origin that was not trusted;
 * eval stays allowed. Stricter here in one thing: nothing at all leads off this origin.
 * Source: SharePoint documentation, "Support for Content Security Policy in SharePoint Online".
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  'report-uri /_host/csp-reports',
].join('; ');

interface Violation {
  page: string;
  directive: string;
  blocked: string;
  sample: string;
}

interface ReportBody {
  'csp-report'?: Record<string, string | undefined>;
}

const keptReports = 200;

/** Keeps what browsers report, so that a test (or a person) can ask for it at /_host/csp-reports. */
export function collectViolations(app: FastifyInstance): void {
  let reports: Violation[] = [];
  app.addContentTypeParser('application/csp-report', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post<{ Body: string }>('/_host/csp-reports', async (request, reply) => {
    const { 'csp-report': report = {} } = JSON.parse(request.body) as ReportBody;
    const violation = {
      page: report['document-uri'] ?? '',
      directive: report['effective-directive'] ?? '',
      blocked: report['blocked-uri'] ?? '',
      sample: report['script-sample'] ?? '',
    };
    reports = [...reports, violation].slice(-keptReports);
    return reply.code(204).send();
  });
  app.get('/_host/csp-reports', async () => ({ value: reports }));
  app.delete('/_host/csp-reports', async (_request, reply) => {
    reports = [];
    return reply.code(204).send();
  });
}
