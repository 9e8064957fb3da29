/** What went wrong, one kind per cause. The screen chooses its words from the kind alone. */
export type ErrorKind =
  | 'invalid'
  | 'conflict'
  | 'forbidden'
  | 'notFound'
  | 'throttled'
  | 'threshold'
  | 'offline'
  | 'unexpected';

export interface ErrorDetails {
  /** Seconds to wait, as the service asked (throttled). */
  readonly retryAfter?: number;
  /** The field that is wrong, by its name in the list declaration (invalid). */
  readonly field?: string;
  /** What the service answered, for "Details for your administrator". Never shown first. */
  readonly technical?: string;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
  /** The Graph scope that the call needs, when it is not granted (forbidden). */
  readonly scope?: string;
  /** The row as the service has it now (conflict). */
  readonly current?: unknown;
}

/** The only error that crosses a layer. */
export class AppError extends Error {
  public readonly kind: ErrorKind;
  public readonly details: ErrorDetails;

  public constructor(kind: ErrorKind, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.kind = kind;
    this.details = details;
    Object.setPrototypeOf(this, AppError.prototype);
  }
}

export function isAppError(error: unknown, kind?: ErrorKind): error is AppError {
  return error instanceof AppError && (kind === undefined || error.kind === kind);
}
