import { labelOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { encodedUrl, resourcePathOf } from '../wire/entityPaths';
import { Complex, type Value } from '../wire/values';
import { addressOf, isCheckedOutByCaller, isPublished, numberIn, textIn, type Page } from './page';

const NEVER = '0001-01-01T00:00:00Z';

const shape: Shape<Page> = {
  type: 'SP.Publishing.SitePage',
  set: 'SP.ApiData.SitePages',
  editLink: ({ item }) => `SitePages/Pages(${item.id})`,
  props: {
    AbsoluteUrl: ({ file }, call) => call.absolute(encodedUrl(file.path)),
    AuthorByline: page => authors(page),
    BannerImageUrl: page => addressOf(page, 'BannerImageUrl'),
    BannerThumbnailUrl: page => addressOf(page, '_BannerThumbnailUrl'),
    CallToAction: () => '',
    Categories: () => null,
    ContentTypeId: () => null,
    Description: page => textIn(page, 'Description'),
    DoesUserHaveEditPermission: ({ list, item }, call) => call.mayEdit(list, item),
    FileName: ({ file }) => file.name,
    FirstPublished: page => textIn(page, 'FirstPublishedDate') || NEVER,
    Id: ({ item }) => item.id,
    IsPageCheckedOutToCurrentUser: (page, call) => isCheckedOutByCaller(call, page),
    IsWebWelcomePage: ({ file }, call) => relative(file.path, call).toLowerCase() === String(call.site.settings.WelcomePage ?? 'SitePages/Home.aspx').toLowerCase(),
    Modified: ({ item }) => item.modified,
    PageLayoutType: page => textIn(page, '_PageLayoutType') || 'Article',
    Path: ({ file }, call) => resourcePathOf(relative(file.path, call)),
    PromotedState: page => numberIn(page, 'PromotedState'),
    Title: page => textIn(page, 'Title') || null,
    TopicHeader: page => textIn(page, '_TopicHeader') || null,
    UniqueId: ({ file }) => file.id,
    Url: ({ file }, call) => relative(file.path, call),
    Version: ({ item }) => labelOf(item.version),
    VersionInfo: (page, call) => versionInfo(page, call),
    AlternativeUrlMap: (_, call) => JSON.stringify({ UserPhotoAspx: call.absolute('/_layouts/15/userphoto.aspx') }),
    CanvasContent1: page => textIn(page, 'CanvasContent1') || '[]',
    LayoutWebpartsContent: page => textIn(page, 'LayoutWebpartsContent') || '[]',
    SitePageFlags: () => '',
  },
};

export function pageEntity(page: Page): Entity {
  return entity(shape, page);
}

/** `SitePages/Home.aspx` */
function relative(path: string, call: Call): string {
  return path.slice(call.site.url === '/' ? 1 : call.site.url.length + 1);
}

/** Names of accounts, as they were sent. */
function authors(page: Page): readonly string[] {
  return textIn(page, '_AuthorByline').split(';').filter(name => name !== '');
}

/** Who published the page last; nobody, and the first day of all, before anybody did. */
function versionInfo(page: Page, call: Call): Value {
  const editor = isPublished(page) ? call.tenant.principals.byId(call.site.id, page.item.editor) : undefined;
  return new Complex('SP.Publishing.SitePageVersionInfo', { LastVersionCreated: editor ? page.item.modified : NEVER, LastVersionCreatedBy: editor?.title ?? '' });
}
