import * as fc from 'fast-check';
import { dataElement, html } from '../../../local/host/html';

test('no text can leave its place in a page', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const { text: markup } = html`<p title="${text}">${text}</p>`;
      expect(markup.slice('<p title="'.length, -'</p>'.length)).not.toMatch(/[<]|"(?!>)/);
    })
  );
});

test('markup that was made here is taken as it is, and nothing stands for what is left out', () => {
  const inner = [html`<li>${'a & b'}</li>`, html`<li>${1}</li>`];
  expect(html`<ul>${inner}${undefined}${false}</ul>`.toString()).toBe('<ul><li>a &amp; b</li><li>1</li></ul>');
});

test('data of a page cannot end its element, and arrives whole', () => {
  const data = { text: '</script><!-- \u2028', list: [1, null] };
  const { text } = dataElement('data', data);
  const [, json] = /^<script type="application\/json" id="data">(.*)<\/script>$/s.exec(text) ?? [];
  expect(json).not.toContain('<');
  expect(JSON.parse(json)).toEqual(data);
});
