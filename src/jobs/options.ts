import { AppError } from '../core/errors';

/** What a sweep needs to know. Tokens come from the environment, never from the command line. */
export interface SweepOptions {
  readonly siteUrl: string;
  readonly graphUrl: string;
  readonly sharePointToken: string;
  readonly graphToken: string;
  /** Another day than today, to see what would be due. */
  readonly now?: string;
}

export const usage = `npm run sweep -- --site <address of the site with the lists> [--graph <address>] [--now <ISO time>]

Acts as an application. Set in the environment:
  CONTRACT_DESK_GRAPH_TOKEN       an access token for https://graph.microsoft.com
  CONTRACT_DESK_SHAREPOINT_TOKEN  an access token for the tenant's SharePoint (the Graph token when not set)
`;

const known = ['site', 'graph', 'now'] as const;

/** @throws invalid with what is missing */
export function readOptions(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): SweepOptions {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) {
    const name = args[index].replace(/^--/, '');
    const value = args[index + 1];
    if (!known.some((option) => `--${option}` === args[index]) || value === undefined) {
      throw new AppError('invalid', `The option ${args[index]} is not known or has no value.`);
    }
    given.set(name, value);
  }
  const site = given.get('site');
  if (!site || !URL.canParse(site)) throw new AppError('invalid', 'Say which site: --site https://…/sites/…');
  const graphToken = environment.CONTRACT_DESK_GRAPH_TOKEN;
  if (!graphToken) throw new AppError('invalid', 'CONTRACT_DESK_GRAPH_TOKEN is not set.');
  return {
    siteUrl: site.replace(/\/+$/, ''),
    graphUrl: given.get('graph') ?? 'https://graph.microsoft.com',
    graphToken,
    sharePointToken: environment.CONTRACT_DESK_SHAREPOINT_TOKEN || graphToken,
    now: given.get('now'),
  };
}
