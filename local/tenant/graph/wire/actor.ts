import type { Actor } from '../../store/principals';
import type { GraphCall } from './request';

/** Who acts on sites and files: the person, or the application by itself. */
export function actor(call: Pick<GraphCall, 'caller'>): Actor {
  const { caller } = call;
  if (caller.kind === 'delegated') return { kind: 'user', user: caller.person };
  return { kind: 'app', appId: caller.appId, name: `Application ${caller.appId}` };
}
