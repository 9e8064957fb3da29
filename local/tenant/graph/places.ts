import type { Places } from './wire/places';

const path = "(path=<'|%27>{sitePath:quoted}<'|%27>)";

/**
 * What the names of sites, lists and files at the beginning of a route stand for. `@item` is a file or folder with something behind it, a path
 * closed by a colon; `@itemItself` may leave the last colon out.
 * Sources: "Working with SharePoint sites in Microsoft Graph", "Addressing resources in a drive on OneDrive".
 */
export const filePlaces: Places = {
  site: ['/sites/{site:host}[:/{sitePath:rest}:]', `/sites/{site:host}/getByPath${path}`, '/groups/{group:any}/sites/{site}'],
  siteItself: ['/sites/{site:host}[:/{sitePath:rest}[:]]', `/sites/{site:host}/getByPath${path}`, '/groups/{group:any}/sites/{site}'],
  driveItself: [
    '/me/drive',
    '/me/drives/{drive}',
    '/users/{user:any}/drive',
    '/users/{user:any}/drives/{drive}',
    '/groups/{group:any}/drive',
    '/groups/{group:any}/drives/{drive}',
    '/drive',
    '/drives/{drive}',
    '@site/drive',
    '@site/drives/{drive}',
  ],
  list: ['@site/lists/{list}', '@driveItself/list'],
  drive: ['@driveItself', '@site/lists/{list}/drive'],
  item: ['@drive/<root|items/{item}|special/{special}>[:/{itemPath:path}:]', '@site/lists/{list}/items/{row}/driveItem', '@shared[:/{itemPath:path}:]'],
  itemItself: [
    '@drive/<root|items/{item}|special/{special}>[:/{itemPath:path}[:]]',
    '@site/lists/{list}/items/{row}/driveItem',
    '@shared[:/{itemPath:path}[:]]',
  ],
  shared: ['/shares/{share:any}/<driveItem|root|items/{item}>'],
  listItem: ['@list/items/{row}', '@item/listItem', '/shares/{share:any}/listItem'],
};
