import { AppError } from '../../core/errors';

/** Closing, filing, chasing and correcting, with the libraries they bring. */
export type WrapUpFlows = typeof import('./wrapUpFlows');

/** Fetches them with their first use. @throws offline when they cannot be fetched */
export async function loadWrapUp(): Promise<WrapUpFlows> {
  try {
    return await import(/* webpackChunkName: 'wrap-up' */ './wrapUpFlows');
  } catch (error) {
    const technical = error instanceof Error ? error.message : String(error);
    throw new AppError('offline', 'A part of Contract Desk could not be fetched.', { technical });
  }
}
