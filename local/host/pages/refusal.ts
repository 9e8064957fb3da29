import site from '../site.json';
import { html } from '../html';
import type { TenantRefusal } from '../tenant';
import { documentOf } from './layout';
import { notice } from './siteFrame';

/** When not even the frame could be drawn: the tenant does not know the person, or is not seeded. */
export function refusalPage({ message }: TenantRefusal): string {
  const back = { href: `/_host/sign-in?as=${encodeURIComponent(site.firstSignIn)}`, text: 'Sign in as the Contract Manager' };
  return documentOf({
    title: 'The local tenant refused',
    theme: 'light',
    styles: ['frame'],
    bodyClass: 'refused',
    body: html`<main>${notice('The local tenant refused', message, back)}</main>`,
  });
}
