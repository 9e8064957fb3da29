import type { Directory, DirectoryUser } from './store/directory';
import type { Meta } from './store/meta';
import type { Actor } from './store/principals';

/** Who sent a request, and by what. */
export interface Caller {
  readonly actor: Actor;
  /** Cookie and default callers need a digest to write through SharePoint REST; bearers do not. */
  readonly via: 'bearer' | 'cookie' | 'default';
  /** Delegated scopes that the token carries and the tenant granted. */
  readonly scopes: ReadonlySet<string>;
  /** Application permissions of a token that acts for itself. */
  readonly roles: ReadonlySet<string>;
  readonly appId?: string;
}

export interface RequestHeaders {
  readonly authorization?: string;
  readonly cookie?: string;
}

interface Claims {
  readonly upn?: string;
  readonly scp?: string;
  readonly roles?: readonly string[];
  readonly appid?: string;
  readonly app_displayname?: string;
}

/** "SharePoint Online Web Client Extensibility": the application that every web part's token belongs to. */
const spfxPrincipal = '08e18876-6177-487e-b8b5-cf950c1e598c';

/** Tells who is calling, in this order: bearer token, the cookie of the sign-in switcher, `--as`. */
export class Identity {
  private withheld: () => readonly string[] = () => [];

  public constructor(
    private readonly directory: Directory,
    private readonly meta: Meta,
    private readonly defaultUpn: string | undefined
  ) {}

  /** @returns nothing when nobody is named or the name is unknown: the answer is then 401 */
  public identify(headers: RequestHeaders): Caller | undefined {
    if (headers.authorization !== undefined) return this.fromToken(headers.authorization);
    const upn = cookieValue(headers.cookie, 'tenant-user');
    if (upn !== undefined) return this.fromName(upn, 'cookie');
    return this.defaultUpn === undefined ? undefined : this.asDefault(this.defaultUpn);
  }

  /** The account that `--as` names; an administrator when nobody has made it. */
  public defaultUser(): DirectoryUser | undefined {
    if (this.defaultUpn === undefined) return undefined;
    return this.directory.byUpn(this.defaultUpn) ?? this.directory.save({ upn: this.defaultUpn, displayName: nameFrom(this.defaultUpn), isAdmin: true });
  }

  /** Delegated scopes of the SPFx principal; undefined grants every one. */
  public grantedScopes(): readonly string[] | undefined {
    const stored = this.meta.get('grantedScopes');
    return stored === undefined ? undefined : (JSON.parse(stored) as string[]);
  }

  public grantScopes(granted: readonly string[] | undefined): void {
    this.meta.set('grantedScopes', granted && JSON.stringify(granted));
  }

  /** Takes delegated scopes from every token while a fault says so, whatever application it belongs to. */
  public withhold(withheld: () => readonly string[]): void {
    this.withheld = withheld;
  }

  private fromToken(authorization: string): Caller | undefined {
    const claims = claimsOf(authorization);
    if (!claims) return undefined;
    if (claims.upn === undefined) {
      if (claims.appid === undefined) return undefined;
      const actor: Actor = { kind: 'app', appId: claims.appid, name: claims.app_displayname ?? 'Application' };
      return { actor, via: 'bearer', scopes: new Set(), roles: new Set(claims.roles), appId: claims.appid };
    }
    const user = this.directory.byUpn(claims.upn);
    if (!user) return undefined;
    // What an administrator granted or not is the web parts' principal; other applications, Teams itself among them, have their own.
    const granted = claims.appid === undefined || claims.appid === spfxPrincipal ? this.grantedScopes() : undefined;
    const withheld = this.withheld();
    const scopes = (claims.scp ?? '').split(' ').filter(scope => scope !== '' && (granted?.includes(scope) ?? true) && !withheld.includes(scope));
    return { actor: { kind: 'user', user }, via: 'bearer', scopes: new Set(scopes), roles: new Set(), appId: claims.appid };
  }

  private fromName(upn: string, via: 'cookie'): Caller | undefined {
    const user = this.directory.byUpn(upn);
    return user && { actor: { kind: 'user', user }, via, scopes: new Set(), roles: new Set() };
  }

  private asDefault(upn: string): Caller | undefined {
    const user = this.directory.byUpn(upn) ?? this.defaultUser();
    return user && { actor: { kind: 'user', user }, via: 'default', scopes: new Set(), roles: new Set() };
  }
}

/** Reads an unsigned JSON web token; anything else is nobody. */
function claimsOf(authorization: string): Claims | undefined {
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? [];
  const payload = token?.split('.')[1];
  if (payload === undefined) return undefined;
  const text = Buffer.from(payload, 'base64url').toString('utf8');
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text) as Claims;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function cookieValue(header: string | undefined, name: string): string | undefined {
  const pair = header?.split(';').map(part => part.trim()).find(part => part.startsWith(`${name}=`));
  return pair === undefined ? undefined : decodeURIComponent(pair.slice(name.length + 1));
}

/** `alex.munro@wendmere.example` → `Alex Munro`. */
function nameFrom(upn: string): string {
  return upn
    .split('@')[0]
    .split('.')
    .map(part => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
