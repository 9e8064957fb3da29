import { dataIn } from '../pageData';
import { drawCard } from './cards';
import { cleaned } from './clean';
import { follow } from './links';

interface Message {
  readonly id: string;
  readonly html: string;
  readonly cards: readonly { id: string; content: string }[];
}

/** Puts the bodies into the list of messages: safe markup, mentions marked, each card where its attachment stands. */
export function drawMessages(): void {
  if (!document.getElementById('messages')) return;
  for (const message of dataIn<readonly Message[]>('messages')) {
    const place = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(message.id)}"]`);
    if (place) draw(place, message);
  }
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('.message-body a[href]');
    if (!link) return;
    event.preventDefault();
    void follow(link.href);
  });
}

function draw(place: HTMLElement, { html, cards }: Message): void {
  place.append(cleaned(html));
  place.querySelectorAll('at').forEach((mention) => mention.replaceWith(mentionOf(mention.textContent ?? '')));
  const drawn = new Map(cards.map(({ id, content }) => [id, drawCard(content)]));
  place.querySelectorAll('attachment').forEach((attachment) => {
    const card = drawn.get(attachment.id);
    drawn.delete(attachment.id);
    attachment.replaceWith(...(card ? [card] : []));
  });
  place.append(...drawn.values());
}

function mentionOf(name: string): HTMLElement {
  const mention = document.createElement('span');
  mention.className = 'mention';
  mention.textContent = name;
  return mention;
}
