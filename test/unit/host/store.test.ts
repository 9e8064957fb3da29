import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HostStore } from '../../../local/host/store';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'host-store-'))));
afterEach(() => rmSync(folder, { recursive: true }));

test('properties and opened notifications survive a restart', () => {
  const file = join(folder, 'deep', 'host.json');
  const store = new HostStore(file);
  store.keepProperties('/sites/housing/Register', { siteUrl: '/sites/x' });
  store.markRead('Ben.Carter@wendmere.example', 'n1');
  store.markRead('ben.carter@wendmere.example', 'n1');

  const again = new HostStore(file);
  expect(again.propertiesOf('/sites/housing/Register')).toEqual({ siteUrl: '/sites/x' });
  expect([...again.readBy('ben.carter@wendmere.example')]).toEqual(['n1']);
  expect(again.readBy('priya.nair@wendmere.example').size).toBe(0);
});

test('without a file it remembers as long as it lives', () => {
  const store = new HostStore();
  store.keepProperties('/teams/x', { a: 1 });
  expect(store.propertiesOf('/teams/x')).toEqual({ a: 1 });
});
