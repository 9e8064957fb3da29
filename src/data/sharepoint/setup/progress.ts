import type { SetupStep } from '../../ports';

/** Thrown within a run that was asked to stop; it never leaves the run. */
export class Stopped extends Error {}

/** The steps of a run, told to whoever watches after each change. */
export class Progress {
  private readonly steps: SetupStep[];

  public constructor(titles: readonly (readonly [id: string, title: string])[], private readonly report: (steps: readonly SetupStep[]) => void) {
    this.steps = titles.map(([id, title]) => ({ id, title, state: 'waiting' }));
    this.tell();
  }

  /** Does one step; what it returns is its last note. */
  public async step(id: string, work: (say: (note: string) => void) => Promise<string | undefined>): Promise<void> {
    this.set(id, 'working', undefined);
    try {
      const note = await work((progress) => this.set(id, 'working', progress));
      this.set(id, 'done', note);
    } catch (error) {
      if (error instanceof Stopped) this.set(id, 'waiting', undefined);
      else this.set(id, 'stuck', error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  private set(id: string, state: SetupStep['state'], note: string | undefined): void {
    const at = this.steps.findIndex((step) => step.id === id);
    const { title } = this.steps[at];
    this.steps[at] = { id, title, state, ...(note === undefined ? {} : { note }) };
    this.tell();
  }

  private tell(): void {
    this.report([...this.steps]);
  }
}
