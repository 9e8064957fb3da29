import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import site from './site.json';
import { Tenant } from './tenant';

/** A person of the tenant's directory. */
export interface Person {
  id: string;
  upn: string;
  name: string;
  post: string;
  isGuest: boolean;
}

interface GraphUser {
  id: string;
  userPrincipalName: string;
  displayName: string;
  jobTitle?: string | null;
  userType?: string;
}

const fields = 'id,displayName,jobTitle,userPrincipalName,userType';

/** Whoever is signed in, among the people to sign in as. */
export interface Visitor {
  tenant: Tenant;
  person: Person;
  people: readonly Person[];
}

/** A name that the directory does not know (any more) is signed in as nobody in particular. */
export async function visitorOf(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<Visitor> {
  const upn = signedIn(request, reply);
  const tenant = new Tenant(app, request.host, upn);
  const people = await directory(tenant);
  const person = people.find((one) => one.upn.toLowerCase() === upn.toLowerCase());
  return { tenant, person: person ?? { id: '', upn, name: upn, post: 'Not in the directory', isGuest: true }, people };
}

async function directory(tenant: Tenant): Promise<Person[]> {
  const { value } = await tenant.directory<{ value: GraphUser[] }>(`/users?$select=${fields}&$top=999`);
  return value.map(personOf);
}

function personOf(user: GraphUser): Person {
  return {
    id: user.id,
    upn: user.userPrincipalName,
    name: user.displayName,
    post: user.jobTitle ?? '',
    isGuest: user.userType === 'Guest' || user.userPrincipalName.includes('#EXT#'),
  };
}

export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words[0], words.length > 1 ? words[words.length - 1] : undefined].map((word) => word?.[0] ?? '').join('').toUpperCase();
}

const cookieName = 'tenant-user';

/**
 * Who is signed in: named in the address (`?user=`, which also signs in), else by the cookie that the switcher set,
 * else the person of the first sign-in.
 */
function signedIn(request: FastifyRequest, reply: FastifyReply): string {
  const { user } = request.query as { user?: string };
  if (user) {
    signIn(reply, user);
    return user;
  }
  const cookie = cookieOf(request, cookieName);
  if (!cookie) signIn(reply, site.firstSignIn);
  return cookie ?? site.firstSignIn;
}

export function signIn(reply: FastifyReply, upn: string): void {
  void reply.header('set-cookie', `${cookieName}=${encodeURIComponent(upn)}; Path=/; SameSite=Lax`);
}

export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=').map((part) => part.trim());
    if (key === name && value) return decodeURIComponent(value);
  }
  return undefined;
}
