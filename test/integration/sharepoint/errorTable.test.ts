import { ALEX, JAMES, msp, PRIYA, SONIA, startCouncil, type Council, type Wire } from './council';

const MERGE = { 'x-http-method': 'MERGE' };
const VERBOSE = { accept: 'application/json;odata=verbose', 'content-type': 'application/json;odata=verbose' };
const LIST = "web/lists/getByTitle('Register')";
const DOCUMENTS = "web/getFolderByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents')";

/** Each row of the facts' error table, in its order, with the status, the code and the sentence. */
describe('the error table of SharePoint REST', () => {
  let council: Council;

  beforeAll(async () => {
    council = await startCouncil();
    const sp = council.as(ALEX);
    await sp.web.lists.add('Register');
    const { fields } = sp.web.lists.getByTitle('Register');
    await fields.addText('Reference', { Indexed: true, EnforceUniqueValues: true });
    await fields.addChoice('Status', { Choices: ['Live', 'Ended'] });
    await fields.addMultiChoice('Trades', { Choices: ['Roofing', 'Gas'] });
    await fields.addUser('Manager', { SelectionMode: 0 });
    await fields.addMultilineText('Notes');
    await fields.addNumber('Days', { ValidationFormula: '=[Days]<100', ValidationMessage: '' });
    await sp.web.lists.getByTitle('Register').items.add({ Title: 'Roofing', Reference: 'HC-1' });
    for (let n = 1; n <= 12; n += 1) await fields.addUser(`Person${n}`, { SelectionMode: 0 });
  });
  afterAll(async () => council.tenant.stop());

  /** What an error body says, in v3 and in verbose JSON alike. */
  function told({ status, text }: Wire): readonly [number, string, string] {
    const body = JSON.parse(text) as Record<string, { code: string; message: { value: string } }>;
    const error = body['odata.error'] ?? body.error;
    return [status, error?.code ?? '', error?.message.value ?? ''];
  }

  async function expectRow(answer: Promise<Wire>, status: number | readonly number[], code: string, message: string | RegExp): Promise<void> {
    const [seen, seenCode, sentence] = told(await answer);
    expect(typeof status === 'number' ? [status] : status).toContain(seen);
    expect(seenCode).toBe(msp(code));
    if (typeof message === 'string') expect(sentence).toBe(message);
    else expect(sentence).toMatch(message);
  }

  const digestSentence = "The security validation for this page is invalid and might be corrupted. Please use your web browser's Back button to try your operation again.";

  test('row 1, digest missing, expired or of another web: 403', async () => {
    const add = (headers: Record<string, string>): Promise<Wire> => council.post(`${LIST}/items`, { Title: 'x' }, headers);
    await expectRow(add({ 'x-requestdigest': '' }), 403, '-2130575251, MSP.SPException', digestSentence);
    await expectRow(add({ 'x-requestdigest': await council.digest(ALEX, council.tenant.url) }), 403, '-2130575251, MSP.SPException', digestSentence);
    const later = new Date(Date.now() + 31 * 60_000).toISOString();
    await expectRow(add({ 'x-tenant-now': later }), 403, '-2130575251, MSP.SPException', digestSentence);
  });

  test('row 2, no permission: 403', async () => {
    const sentence = 'Access denied. You do not have permission to perform this action or access this resource.';
    await expectRow(council.post(`${LIST}/items`, { Title: 'x' }, {}, SONIA), 403, '-2147024891, System.UnauthorizedAccessException', sentence);
    await expectRow(council.get(LIST, JAMES), 403, '-2147024891, System.UnauthorizedAccessException', sentence);
  });

  test('row 3, list title unknown: 404', async () => {
    await expectRow(council.get("web/lists/getByTitle('Nowhere')"), 404, '-1, System.ArgumentException', `List 'Nowhere' does not exist at site with URL '${council.site}'.`);
  });

  test('row 4, item id unknown: 404', async () => {
    await expectRow(council.get(`${LIST}/items(999)`), 404, '-2130575338, System.ArgumentException', 'Item does not exist. It may have been deleted by another user.');
  });

  test('row 5, column unknown: 404 or 400', async () => {
    const sentence = "Column 'Nothing' does not exist. It may have been deleted by another user.";
    await expectRow(council.get(`${LIST}/fields/getByInternalNameOrTitle('Nothing')`), [400, 404], '-2147024809, System.ArgumentException', sentence);
    await expectRow(council.get(`${LIST}/fields/getByTitle('Nothing')`), [400, 404], '-2147024809, System.ArgumentException', sentence);
  });

  test('row 6, unknown name in $select or $filter: 400', async () => {
    const sentence = "The field or property 'Nothing' does not exist.";
    await expectRow(council.get(`${LIST}/items?$select=Nothing`), 400, '-1, MSP.SPException', sentence);
    await expectRow(council.get(`${LIST}/items?$filter=Nothing eq 1`), 400, '-1, MSP.SPException', sentence);
  });

  test('row 7, unknown property in the body: 400', async () => {
    const sentence = "The property 'Nothing' does not exist on type 'SP.Data.RegisterListItem'. Make sure to only use property names that are defined by the type.";
    await expectRow(council.post(`${LIST}/items`, { Nothing: 1 }), 400, '-1, MSP.Client.InvalidClientQueryException', sentence);
  });

  test('row 8, a verbose body without its type: 400', async () => {
    await expectRow(
      council.post(`${LIST}/items`, { Title: 'x' }, VERBOSE),
      400,
      '-1, MSP.Client.InvalidClientQueryException',
      /^An entry without a type name was found, but no expected type was specified\./
    );
  });

  test('row 9, a scalar or an object where a collection is expected: 400', async () => {
    const sentence = (node: string): string => `An unexpected '${node}' node was found when reading from the JSON reader. A 'StartArray' node was expected.`;
    await expectRow(council.post(`${LIST}/items`, { Trades: 'Roofing' }), 400, '-1, MSP.Client.InvalidClientQueryException', sentence('PrimitiveValue'));
    await expectRow(council.post(`${LIST}/items`, { Trades: { results: ['Roofing'] } }), 400, '-1, MSP.Client.InvalidClientQueryException', sentence('StartObject'));
  });

  test('row 10, a person selected without the expand: 400', async () => {
    const end = ' is not valid. The $select query string must specify the target fields and the $expand query string must contains Manager.';
    await expectRow(council.get(`${LIST}/items?$select=Manager`), 400, '-1, MSP.SPException', `The query to field 'Manager'${end}`);
  });

  test('row 11, a type that cannot be filtered by: 400', async () => {
    await expectRow(council.get(`${LIST}/items?$filter=Notes eq 'x'`), 400, '-1, MSP.SPException', "The field 'Notes' of type 'Note' cannot be used in the query filter expression.");
  });

  test('rows 12 and 13, a stale ETag or none at all: 412', async () => {
    const code = '-1, MSP.Client.ClientServiceException';
    await expectRow(council.post(`${LIST}/items(1)`, { Status: 'Live' }, { ...MERGE, 'if-match': '"99"' }), 412, code, `The request ETag value '"99"' does not match the object's ETag value '"1"'.`);
    await expectRow(council.post(`${LIST}/items(1)`, { Status: 'Live' }, MERGE), 412, code, /ETag value '' does not match/);
  });

  test('row 14, a duplicate in a unique column: 500', async () => {
    await expectRow(
      council.post(`${LIST}/items`, { Reference: 'HC-1' }),
      500,
      '-2130575169, MSP.SPDuplicateValuesFoundException',
      'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Reference].'
    );
  });

  test("rows 15 and 16, the list's own rule and a column's: 500", async () => {
    await expectRow(council.post(`${LIST}/items`, { Days: 100 }), 500, '-2130575163, MSP.SPListDataValidationException', /./);
    await council.as(ALEX).web.lists.getByTitle('Register').update({ ValidationFormula: '=[Title]<>"Forbidden"' });
    await expectRow(council.post(`${LIST}/items`, { Title: 'Forbidden' }), 500, '-2130575162, MSP.SPListDataValidationException', 'List data validation failed.');
    await council.as(ALEX).web.lists.getByTitle('Register').update({ ValidationFormula: '' });
  });

  // Row 17, the list view threshold, needs 5,001 rows: threshold.test.ts.

  test('row 18, more than twelve lookup columns: 500', async () => {
    const people = Array.from({ length: 13 }, (_, n) => (n === 12 ? 'Manager' : `Person${n + 1}`));
    const answer = await council.get(`${LIST}/items?$select=${people.map(name => `${name}/Title`).join(',')}&$expand=${people.join(',')}`);
    expect(answer.status).toBe(500);
    expect(answer.error.message).toBe('The query cannot be completed because the number of lookup columns it contains exceeds the lookup column threshold.');
  });

  test('row 19, a list title that is taken: 500', async () => {
    await expectRow(
      council.post('web/lists', { Title: 'Register', BaseTemplate: 100 }),
      500,
      '-2130575342, MSP.SPException',
      /^A list.* with the specified title already exists in this Web site\. {1,2}Please choose another title\.$/
    );
  });

  test('row 20, a file that somebody else has checked out or locked: 423', async () => {
    await council.post(`${DOCUMENTS}/files/addUsingPath(decodedUrl='held.txt',overwrite=true)`, 'Held');
    const file = "web/getFileByServerRelativePath(decodedUrl='/sites/housing/Shared%20Documents/held.txt')";
    expect((await council.post(`${file}/checkOut()`, undefined, {}, PRIYA)).status).toBe(200);
    const answer = await council.post(`${file}/$value`, 'Over it', { 'x-http-method': 'PUT' });
    expect([answer.status, answer.error.code]).toEqual([423, msp('-2130575306, MSP.SPFileCheckOutException')]);
  });

  test('row 21, an unknown method or resource: 404', async () => {
    await expectRow(council.get('web/nothing'), 404, '-1, MSP.Client.ResourceNotFoundException', 'Cannot find resource for the request nothing.');
  });
});
