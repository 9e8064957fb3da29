import { linksFor } from '../../../src/flows/links';
import { placeInTeams, siteOfSubPage } from '../../../src/ui/meetings/place';

function subPageOf(link: string): string {
  const context = JSON.parse(new URL(link).searchParams.get('context') ?? '') as { subEntityId: string };
  return context.subEntityId;
}

test('a notification’s link leads the personal tab to the action and to the site that holds it', () => {
  const link = linksFor('https://wendmere.sharepoint.com/sites/housing').actionInTeams('6f0c');
  const place = placeInTeams({ page: { subPageId: subPageOf(link) } });
  expect(place.open).toEqual({ kind: 'action', key: '6f0c' });
  expect(place.site).toBe('/sites/housing');
});

test.each(['action/6f0c?site=//evil.example/x', 'action/6f0c?site=https://evil.example', 'action/6f0c?site=', 'nothing'])(
  'a link never names another host: %s',
  (subPageId) => {
    expect(siteOfSubPage(subPageId)).toBeUndefined();
  },
);
