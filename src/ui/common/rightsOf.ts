import type { Desk, Rights } from '../../data/ports';

const asked = new WeakMap<Desk, Promise<Rights>>();

/** What the signed-in person may do, asked once for each desk; a question that failed is asked again. */
export function rightsOf(desk: Desk): Promise<Rights> {
  const known = asked.get(desk);
  if (known) return known;
  const asking = desk.rights();
  asked.set(desk, asking);
  asking.catch(() => asked.delete(desk));
  return asking;
}
