/** What a formula comes to when it comes to nothing: ISERROR and IFERROR see it, any other function passes it on. */
export class CellError extends Error {
  public constructor(public readonly code: '#VALUE!' | '#DIV/0!' | '#NUM!' | '#N/A') {
    super(code);
    this.name = 'CellError';
  }
}
