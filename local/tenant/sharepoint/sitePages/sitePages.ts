import type { Site } from '../../store/sites';
import { DONE, type Answer } from '../wire/answer';
import { bodyOf, objectOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { removeItem } from '../recycleBin/removal';
import { requireDelete, requireEdit } from '../items/rights';
import { pageById, pagesLibrary, type Page } from './page';
import { pageEntity } from './pageEntity';
import { checkOutPage, copyPage, createPage, demote, discardPage, promote, publishPage, saveDraft, savePage } from './pageWriting';

const FACTS = 'SP.Publishing.SitePageService';

/** Client-side pages: `_api/sitepages/pages`. */
export const sitePagesSteps: Steps<Site> = {
  SitePages: { facts: FACTS, verbs: 'GET', open: () => serviceResource() },
  [FACTS]: { facts: FACTS, verbs: 'GET', open: () => serviceResource() },
};

/** What follows the service of pages. */
export const pageServiceSteps: Steps<undefined> = {
  Pages: { facts: FACTS, verbs: 'GET POST', open: (_, segment, call) => pagesResource(segment, call) },
  CanCreatePage: { facts: FACTS, verbs: 'GET POST', open: (_, segment) => asking(segment, call => call.can('addListItems', pagesLibrary(call))) },
  CanCreatePromotedPage: { facts: FACTS, verbs: 'GET POST', open: (_, segment) => asking(segment, call => call.can('addListItems', pagesLibrary(call))) },
};

const serviceStep = follow(pageServiceSteps, ['AddImage', 'AddImageFromExternalUrl', 'CommunicationSite', 'Metadata', 'CanCreateTopicPage', 'CustomContentApprovalEnabled']);

function serviceResource(): Resource {
  return { ...reader('SitePages', () => ({ kind: 'object', name: 'SitePages', type: FACTS, body: { CustomContentApprovalEnabled: false } })), step: (segment, call) => serviceStep(undefined, segment, call) };
}

function asking({ name }: Segment, read: (call: Call) => boolean): Resource {
  const answer = (call: Call): Answer => ({ kind: 'value', name, value: read(call) });
  return { name, get: answer, post: answer };
}

/** What follows the pages. */
export const pagesSteps: Steps<undefined> = {
  GetById: { facts: FACTS, verbs: 'GET', open: (_, segment, call) => pageResource(pageById(call, numberArgument(segment, 'id'))) },
};

const pagesStep = follow(pagesSteps, ['CreateAppPage', 'CreateFullPageApp', 'Feed', 'FeedTargeted', 'GetByName', 'GetByUniqueId', 'GetPageColumnState', 'GetTranslations', 'IsSitePage', 'Reposts', 'Templates', 'UpdateAppPage', 'UpdateFullPageApp']);

function pagesResource(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return pageResource(pageById(call, numberArgument(segment, 'id')));
  return collectionResource('pages', 'SP.ApiData.SitePages', () => visiblePages(call).map(pageEntity), {
    post: () => ({ kind: 'entity', entity: pageEntity(createPage(call, bodyOf(call))), status: 201 }),
    step: inner => pagesStep(undefined, inner, call),
  });
}

function visiblePages(call: Call): readonly Page[] {
  const list = pagesLibrary(call);
  const rows = call.tenant.items.select(list, { where: ['is_folder = 0'], values: [], orderBy: 'id', limit: 5000 });
  return rows.flatMap(item => {
    const file = call.tenant.files.byItem(list.id, item.id);
    return file && /\.aspx$/i.test(file.name) && call.maySee(list, item) ? [{ list, item, file }] : [];
  });
}

/** What follows one page. */
export const pageSteps: Steps<Page> = {
  CheckoutPage: { facts: FACTS, verbs: 'POST', open: giving(checkOutPage) },
  Copy: { facts: FACTS, verbs: 'POST', open: giving(copyPage) },
  DiscardPage: { facts: FACTS, verbs: 'POST', open: giving(discardPage) },
  DemoteFromNews: { facts: FACTS, verbs: 'POST', open: succeeding(demote) },
  PromoteToNews: { facts: FACTS, verbs: 'POST', open: succeeding(promote) },
  Publish: { facts: FACTS, verbs: 'POST', open: succeeding(publishPage) },
  SaveDraft: { facts: FACTS, verbs: 'POST', open: succeeding((call, page) => saveDraft(call, page, fieldsIn(call))) },
  SavePage: { facts: FACTS, verbs: 'POST', open: succeeding((call, page) => savePage(call, page, fieldsIn(call))) },
  SavePageAsDraft: { facts: FACTS, verbs: 'POST', open: succeeding((call, page) => saveDraft(call, page, fieldsIn(call))) },
  delete: {
    facts: FACTS,
    verbs: 'POST',
    open: (page, { name }) => action(name, call => remove(call, page)),
  },
};

const pageStep = follow(pageSteps, ['EnsureTitleResource', 'GetDependencyMetadata', 'GetVersion', 'SavePageAsTemplate', 'SavePageCoAuth', 'SchedulePublish', 'SharePagePreviewByEmail', 'StartCoAuth', 'Translations', 'Update']);

function pageResource(page: Page): Resource {
  return entityResource(pageEntity(page), { remove: call => remove(call, page), step: (segment, call) => pageStep(page, segment, call) });
}

function remove(call: Call, { list, item }: Page): Answer {
  requireDelete(call, list, item);
  removeItem(call, list, item, false);
  return DONE;
}

/** A method that gives a page back. */
function giving(work: (call: Call, page: Page) => Page): Step<Page>['open'] {
  return (page, { name }) =>
    action(name, call => {
      requireEdit(call, page.list, page.item);
      return { kind: 'entity', entity: pageEntity(work(call, page)) };
    });
}

/** A method that says whether it was done. */
function succeeding(work: (call: Call, page: Page) => unknown): Step<Page>['open'] {
  return (page, { name }) =>
    action(name, call => {
      requireEdit(call, page.list, page.item);
      work(call, page);
      return { kind: 'value', name, value: true };
    });
}

/** SP.Publishing.SitePageFieldsData by itself, or under its parameter's name. */
function fieldsIn(call: Call): Body {
  const body = bodyOf(call);
  const name = ['pageStream', 'sitePage'].find(each => body[each] !== undefined);
  return name === undefined ? body : objectOf(body, name);
}
