import { openDisclosures } from './disclosure';

openDisclosures();
toggleNavigation();
followLook();
answerSearch();

function toggleNavigation(): void {
  const toggle = document.querySelector<HTMLButtonElement>('.navigation-toggle');
  toggle?.addEventListener('click', () => {
    const open = toggle.getAttribute('aria-expanded') !== 'true';
    toggle.setAttribute('aria-expanded', String(open));
  });
}

/** The choice is kept in a cookie, so that the server draws the next page the same way. */
function followLook(): void {
  document.querySelectorAll<HTMLInputElement>('input[data-look]').forEach((input) => {
    input.addEventListener('change', () => {
      document.cookie = `host-${input.name}=${input.value}; Path=/; SameSite=Lax; Max-Age=31536000`;
      if (input.name === 'theme') document.documentElement.dataset.theme = input.value;
      document.dispatchEvent(new CustomEvent('host-look', { detail: { [input.name]: input.value } }));
    });
  });
}

function answerSearch(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-search]');
  const note = document.querySelector('[data-suite-note]');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    if (note) note.textContent = 'Searching a whole site is SharePoint’s own work; this local page cannot do it.';
  });
}
