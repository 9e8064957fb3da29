import { Html } from './html';

const paths = {
  apps: 'M4 4h3v3H4zM8.5 4h3v3h-3zM13 4h3v3h-3zM4 8.5h3v3H4zM8.5 8.5h3v3h-3zM13 8.5h3v3h-3zM4 13h3v3H4zM8.5 13h3v3h-3zM13 13h3v3h-3z',
  search: 'M8.5 3a5.5 5.5 0 0 1 4.4 8.8l3.7 3.6-1.1 1.1-3.6-3.7A5.5 5.5 0 1 1 8.5 3zm0 1.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  bell: 'M10 2a5 5 0 0 1 5 5v3.2l1.4 2.6a.8.8 0 0 1-.7 1.2h-3.2a2.5 2.5 0 0 1-5 0H4.3a.8.8 0 0 1-.7-1.2L5 10.2V7a5 5 0 0 1 5-5zm1 12H9a1 1 0 0 0 2 0zM10 3.5A3.5 3.5 0 0 0 6.5 7v3.6l-1 1.9h9l-1-1.9V7A3.5 3.5 0 0 0 10 3.5z',
  folder: 'M2 5.5A1.5 1.5 0 0 1 3.5 4h4l2 2h7A1.5 1.5 0 0 1 18 7.5v7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 2 14.5z',
  page: 'M5 2h6.5L16 6.5V18H4V2h1zm.5 1.5v13h9V8H10.5V3.5zM12 4.2V6.5h2.3z',
  pencil: 'M13.6 2.9a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L7.4 16.1 3 17l.9-4.4zM12.9 5.7 5.3 13.3l-.4 1.8 1.8-.4 7.6-7.6z',
  view: 'M10 4c4 0 7 3.5 8 6-1 2.5-4 6-8 6s-7-3.5-8-6c1-2.5 4-6 8-6zm0 1.5c-3 0-5.3 2.5-6.3 4.5 1 2 3.3 4.5 6.3 4.5s5.3-2.5 6.3-4.5c-1-2-3.3-4.5-6.3-4.5zM10 7a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  menu: 'M3 5h14v1.5H3zM3 9.2h14v1.5H3zM3 13.5h14V15H3z',
  chat: 'M3 4h14v10H9l-4 3v-3H3zm1.5 1.5v7h2V14l2-1.5h7v-7z',
  calendar: 'M6 2h1.5v1.5h5V2H14v1.5h3v14H3v-14h3zm9.5 6h-11v8h11zm0-3h-11v1.5h11z',
  contracts: 'M5 2h7l3.5 3.5V18h-11V2zm1 1.5v13h8V6.5h-3v-3zM7.5 9h5v1.3h-5zm0 3h5v1.3h-5z',
  people: 'M7.5 4a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zm5.7 1a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6zM2 16c0-3 2.5-5 5.5-5s5.5 2 5.5 5zm12.5 0c0-1.7-.6-3.2-1.6-4.3 2.8-.4 5.1 1.4 5.1 4.3z',
  close: 'm5.1 4 4.9 4.9L14.9 4 16 5.1 11.1 10l4.9 4.9-1.1 1.1L10 11.1 5.1 16 4 14.9 8.9 10 4 5.1z',
} as const;

export type IconName = keyof typeof paths;

/** Icons are decoration: the words beside them carry the meaning. */
export function icon(name: IconName): Html {
  return new Html(
    `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path fill="currentColor" fill-rule="evenodd" d="${paths[name]}"/></svg>`
  );
}
