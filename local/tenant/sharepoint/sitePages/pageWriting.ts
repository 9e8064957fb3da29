import { randomBytes } from 'node:crypto';
import { freeName } from '../../store/fileNames';
import type { FieldValue } from '../../store/fieldTypes';
import { optionalNumber, optionalText, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { listIn } from '../wire/parameters';
import { again, isCheckedOutByCaller, isDraft, numberIn, pageById, pagesLibrary, textIn, write, type Page } from './page';

const LONGEST_DESCRIPTION = 255;
/** Promoted as news once it is published, and promoted. */
const ON_PUBLISH = 1;
const PROMOTED = 2;

/** A file of a page holds little: what it shows is in its row. */
const SHELL = '<%@ Page language="C#" Inherits="Microsoft.SharePoint.WebPartPages.WebPartPage" %>';

/** A new page, checked out by its maker; it gets its name with its first title. */
export function createPage(call: Call, body: Body): Page {
  const list = pagesLibrary(call);
  call.require('addListItems', list);
  const { fileStates, files } = call.tenant;
  const state = optionalNumber(body, 'PromotedState') ?? 0;
  if (state < 0 || state > PROMOTED) throw errors.argument();
  const data = { ...columnsIn(body), PromotedState: state, _PageLayoutType: optionalText(body, 'PageLayoutType') ?? 'Article', _Unnamed: true };
  const file = files.write(files.root(list), `${randomBytes(6).toString('hex')}.aspx`, Buffer.from(SHELL), { actor: call.caller.actor, data });
  fileStates.checkOut(file, call.caller.actor);
  return pageById(call, file.itemId!);
}

/** Checks the page out for the caller. @throws 409 while somebody else has it */
export function checkOutPage(call: Call, page: Page): Page {
  const held = call.tenant.checkOuts.of(page.file.id);
  if (held && held.userId !== call.principal.id) throw conflict(`The page is checked out by ${held.login}.`);
  if (!held) call.tenant.fileStates.checkOut(page.file, call.caller.actor);
  return again(call, page);
}

/** @throws 409 for a page that is not checked out to the caller */
export function savePage(call: Call, page: Page, body: Body): Page {
  if (!isCheckedOutByCaller(call, page)) throw conflict('The page is not checked out to the current user.');
  write(call, page, columnsIn(body));
  const title = optionalText(body, 'Title');
  if (page.item.data._Unnamed === true && title) name(call, again(call, page), title);
  return again(call, page);
}

/** Saves and checks a minor version in. */
export function saveDraft(call: Call, page: Page, body: Body): Page {
  const held = checkOutPage(call, page);
  const saved = savePage(call, held, body);
  call.tenant.fileStates.checkIn(saved.file, call.caller.actor, 'minor', '');
  return again(call, saved);
}

/** Makes what there is the next published version; news goes out with its first. */
export function publishPage(call: Call, page: Page): Page {
  const held = call.tenant.checkOuts.of(page.file.id);
  if (held && held.userId !== call.principal.id) throw conflict(`The page is checked out by ${held.login}.`);
  const data: Record<string, FieldValue> = {};
  if (numberIn(page, 'PromotedState') === ON_PUBLISH) data.PromotedState = PROMOTED;
  if (textIn(page, 'FirstPublishedDate') === '') data.FirstPublishedDate = call.tenant.clock.stamp();
  write(call, page, data);
  const { fileStates } = call.tenant;
  if (held) fileStates.checkIn(page.file, call.caller.actor, 'major', '');
  else if (isDraft(again(call, page))) fileStates.publish(page.file, call.caller.actor, '');
  return again(call, page);
}

/** Throws away what was changed since the check-out. */
export function discardPage(call: Call, page: Page): Page {
  if (!isCheckedOutByCaller(call, page)) throw conflict('The page is not checked out to the current user.');
  call.tenant.fileStates.undoCheckOut(page.file);
  return again(call, page);
}

/** A page that was never published becomes news with its publishing. */
export function promote(call: Call, page: Page): void {
  if (numberIn(page, 'PromotedState') !== 0) return;
  write(call, page, { PromotedState: textIn(page, 'FirstPublishedDate') === '' ? ON_PUBLISH : PROMOTED });
}

export function demote(call: Call, page: Page): void {
  write(call, page, { PromotedState: 0 });
}

export function copyPage(call: Call, page: Page): Page {
  call.require('addListItems', page.list);
  const { fileMoves, files } = call.tenant;
  const root = files.root(page.list);
  const taken = (candidate: string): boolean => files.child(root, candidate) !== undefined;
  const copy = fileMoves.copy(page.file, root, freeName(page.file.name, taken), { actor: call.caller.actor, data: { ...page.item.data, FirstPublishedDate: null } });
  return pageById(call, copy.itemId!);
}

const TEXTS: Readonly<Record<string, string>> = {
  CanvasContent1: 'CanvasContent1',
  Description: 'Description',
  LayoutWebpartsContent: 'LayoutWebpartsContent',
  Title: 'Title',
  TopicHeader: '_TopicHeader',
};
const ADDRESSES: Readonly<Record<string, string>> = { BannerImageUrl: 'BannerImageUrl', BannerThumbnailUrl: '_BannerThumbnailUrl' };

/** The columns that a body of SP.Publishing.SitePageFieldsData fills. @throws 400 */
function columnsIn(body: Body): Record<string, FieldValue> {
  const data: Record<string, FieldValue> = {};
  for (const [property, column] of Object.entries(TEXTS)) {
    const text = optionalText(body, property);
    if (text !== undefined) data[column] = text;
  }
  for (const [property, column] of Object.entries(ADDRESSES)) {
    const address = optionalText(body, property);
    if (address !== undefined) data[column] = address === '' ? null : { Url: address, Description: address };
  }
  if (typeof data.Description === 'string' && data.Description.length > LONGEST_DESCRIPTION) throw errors.argument(`The description is longer than ${LONGEST_DESCRIPTION} characters.`);
  if (body.AuthorByline !== undefined && body.AuthorByline !== null) data._AuthorByline = listIn(body.AuthorByline).map(String).join(';');
  return data;
}

/** `My first page` → `My-first-page.aspx`, or the next name that is free. */
function name(call: Call, page: Page, title: string): void {
  const { fileMoves, files } = call.tenant;
  const root = files.root(page.list);
  const wanted = `${fileNameFrom(title)}.aspx`;
  const taken = (candidate: string): boolean => files.child(root, candidate) !== undefined;
  const free = taken(wanted) ? freeName(wanted, taken).replace(/ (\d+)\.aspx$/, '($1).aspx') : wanted;
  write(call, page, { _Unnamed: null });
  fileMoves.move(page.file, root, free, { actor: call.caller.actor });
}

function fileNameFrom(title: string): string {
  const plain = title.replace(/["*:<>?/\\|#%~&{}+.']/g, '').trim().replace(/\s+/g, '-').slice(0, 100);
  return plain === '' ? 'Page' : plain;
}

function conflict(message: string): SharePointError {
  return new SharePointError(409, '-2130575305, Microsoft.SharePoint.Client.ClientServiceException', message);
}
