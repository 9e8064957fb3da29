/** One line of work that a screen follows. */
export interface WorkStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'waiting' | 'working' | 'done' | 'stuck';
  /** What came of it: "4 actions", or why it is stuck. */
  readonly note?: string;
}

export type Report = (steps: readonly WorkStep[]) => void;

/** Keeps the lines of a piece of work and tells the screen after each change. */
export class Progress {
  private steps: readonly WorkStep[];

  public constructor(
    titles: Readonly<Record<string, string>>,
    private readonly report: Report = () => undefined,
  ) {
    this.steps = Object.entries(titles).map(([id, title]) => ({ id, title, state: 'waiting' }));
  }

  public set(id: string, state: WorkStep['state'], note?: string): void {
    this.steps = this.steps.map((step) => (step.id === id ? { ...step, state, ...(note === undefined ? {} : { note }) } : step));
    this.report(this.steps);
  }
}
