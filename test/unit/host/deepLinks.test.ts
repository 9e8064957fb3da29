import { frameAddress } from '../../../local/host/teams/deepLinks';

const app = {
  id: '8a3f6a52-2f0b-4c6e-a1d4-3b7a5f9c2e10',
  name: 'Contract Desk',
  meetingTab: { componentId: '9e7b2a46-50cd-4b8f-b3a1-6f4d8c2e1a35', contexts: ['meetingSidePanel'] },
  personalTabs: [],
};
const entity = (context: object): string =>
  `https://teams.microsoft.com/l/entity/${app.id}/my-actions?webUrl=x&context=${encodeURIComponent(JSON.stringify(context))}`;

test.each([
  ['a personal tab with its item', entity({ subEntityId: 'action/7' }), '/teams?view=contracts&tab=my-actions&sub=action%2F7'],
  ['a meeting’s tab', entity({ subEntityId: 'item/3', chatId: '19:m@thread.v2' }), '/teams?chat=19%3Am%40thread.v2&view=tab&sub=item%2F3'],
  ['a chat', 'https://teams.microsoft.com/l/chat/19%3Am%40thread.v2/0', '/teams?chat=19%3Am%40thread.v2&view=chat'],
  ['a message', 'https://teams.microsoft.com/l/message/19%3Am%40thread.v2/12', '/teams?chat=19%3Am%40thread.v2&view=chat'],
  ['a meeting to join', 'https://teams.microsoft.com/l/meetup-join/19%3Am%40thread.v2/0', '/teams?chat=19%3Am%40thread.v2&view=panel'],
])('a deep link to %s opens inside the frame', (_what, link, address) => {
  expect(frameAddress(link, app)).toBe(address);
});

test.each(['https://example.org/l/chat/1/0', 'not an address', 'https://teams.microsoft.com/l/entity/another-app/tab', ''])(
  'a link that is not ours does not: %s',
  (link) => expect(frameAddress(link, app)).toBeUndefined()
);
