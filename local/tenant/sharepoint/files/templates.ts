import type { FileNode } from '../../store/files';
import type { Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import type { Parameters } from '../wire/parameters';
import { fileEntity } from './fileEntity';
import { placeOf } from './nodes';

/** SP.TemplateFileType: the classic pages that a library can make from nothing. */
const PAGES: readonly string[] = ['Web part page', 'Wiki page', 'Form page'];
const CLIENT_SIDE_PAGE = 3;

/** `addTemplateFile(urlOfFile='/sites/a/SitePages/x.aspx',templateFileType=0)`. */
export function addTemplateFile(call: Call, folder: FileNode, given: Parameters): Answer {
  const type = given.number('templatefiletype', 1);
  const { parent, name } = placeOf(call, folder, given.text('urloffile'));
  const { files } = call.tenant;
  if (files.listOf(parent).baseType !== 1) throw errors.argument('Files can be added to document libraries only.');
  if (type === CLIENT_SIDE_PAGE) throw errors.unsupported('client-side pages by addTemplateFile; _api/sitepages/pages makes them');
  const page = PAGES[type];
  if (page === undefined) throw errors.argument();
  call.require('addListItems', parent);
  const html = `<!DOCTYPE html><html><head><title>${page}</title></head><body></body></html>`;
  return { kind: 'entity', entity: fileEntity(files.write(parent, name, Buffer.from(html), { actor: call.caller.actor })) };
}
