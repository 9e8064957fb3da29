/** Buttons that show and hide a menu: one open at a time, Escape closes and returns the focus. */
export function openDisclosures(): void {
  document.querySelectorAll<HTMLElement>('[data-disclosure]').forEach((box) => {
    const { button } = partsOf(box);
    button?.addEventListener('click', () => {
      const open = button.getAttribute('aria-expanded') === 'true';
      closeAll();
      show(box, !open);
    });
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || button?.getAttribute('aria-expanded') !== 'true') return;
      show(box, false);
      button.focus();
    });
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Element && !event.target.closest('[data-disclosure]')) closeAll();
  });
}

function closeAll(): void {
  document.querySelectorAll<HTMLElement>('[data-disclosure]').forEach((box) => show(box, false));
}

function show(box: HTMLElement, open: boolean): void {
  const { button, menu } = partsOf(box);
  button?.setAttribute('aria-expanded', String(open));
  if (menu) menu.hidden = !open;
}

function partsOf(box: HTMLElement): { button: HTMLElement | null; menu: HTMLElement | null } {
  return { button: box.querySelector<HTMLElement>('button[aria-controls]'), menu: box.querySelector<HTMLElement>('.menu') };
}
