import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SharePoint and Teams would remember about their own pages and tabs. */
interface Remembered {
  /** Web part properties by page ("/sites/housing/Register") or tab. */
  properties: Record<string, Record<string, unknown>>;
  /** Ids of activity feed entries that each person has opened. */
  read: Record<string, string[]>;
}

export class HostStore {
  private readonly remembered: Remembered;

  /** @param file where to keep it; without one it lives as long as the process */
  public constructor(private readonly file?: string) {
    const kept = file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Remembered>) : {};
    this.remembered = { properties: {}, read: {}, ...kept };
  }

  public propertiesOf(place: string): Record<string, unknown> | undefined {
    return this.remembered.properties[place];
  }

  public keepProperties(place: string, properties: Record<string, unknown>): void {
    this.remembered.properties[place] = properties;
    this.write();
  }

  public readBy(upn: string): Set<string> {
    return new Set(this.remembered.read[upn.toLowerCase()]);
  }

  public markRead(upn: string, id: string): void {
    this.remembered.read[upn.toLowerCase()] = [...this.readBy(upn).add(id)];
    this.write();
  }

  /** Written beside and renamed, so that a stop in the middle leaves the old file whole. */
  private write(): void {
    if (!this.file) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(`${this.file}.new`, JSON.stringify(this.remembered, undefined, 2));
    renameSync(`${this.file}.new`, this.file);
  }
}
