import { openDisclosures } from '../disclosure';
import { answerApp } from './bridge';
import { drawMessages } from './messages';

openDisclosures();
answerSearch();
drawMessages();
const app = answerApp();

document.querySelectorAll<HTMLInputElement>('input[data-teams-theme]').forEach((input) => {
  input.addEventListener('change', () => {
    document.cookie = `host-teams-theme=${input.value}; Path=/; SameSite=Lax; Max-Age=31536000`;
    document.documentElement.dataset.theme = input.value;
    app?.changeTheme(input.value === 'light' ? 'default' : input.value);
  });
});

function answerSearch(): void {
  const note = document.querySelector('[data-suite-note]');
  document.querySelector('form[data-search]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (note) note.textContent = 'Searching is Teams’ own work; this local frame cannot do it.';
  });
}
