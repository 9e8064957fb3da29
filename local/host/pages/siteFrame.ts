import site from '../site.json';
import { html, type Html } from '../html';
import { icon } from '../icons';
import type { Person } from '../people';
import type { SectionBackground, ThemeName } from '../client/pageData';
import { documentOf, moduleScript } from './layout';
import { disclosure, suiteBar } from './suiteBar';

export interface SitePage {
  sitePath: string;
  siteTitle: string;
  pageName: string;
  person: Person;
  people: readonly Person[];
  here: string;
  theme: ThemeName;
  section: SectionBackground;
  editing: boolean;
  /** Whether there is anything to edit. */
  editable: boolean;
  content: Html;
  scripts?: Html;
}

const sections: readonly SectionBackground[] = ['none', 'neutral', 'soft', 'strong'];

/** A SharePoint page around its content: suite bar, site header with navigation, edit bar. */
export function sitePage(page: SitePage): string {
  const bar = suiteBar({
    product: 'SharePoint',
    person: page.person,
    people: page.people,
    here: page.here,
    settings: disclosure('page-settings', 'Page settings', icon('view'), settings(page)),
  });
  return documentOf({
    title: `${page.pageName} - ${page.siteTitle}`,
    theme: page.theme,
    styles: ['frame', 'site', 'pane'],
    bodyClass: page.editing ? 'site editing' : 'site',
    body: html`<a class="skip-link" href="#content">Skip to content</a>
<header>${bar}
${siteHeader(page)}</header>
${page.editing && editBar(page)}
<main id="content" tabindex="-1">${page.content}</main>`,
    scripts: html`${moduleScript('siteFrame')}${page.scripts}`,
  });
}

function siteHeader({ sitePath, siteTitle, pageName }: SitePage): Html {
  return html`<div class="site-header">
<a class="site-name" href="${sitePath}/SitePages/Register.aspx"><span class="site-logo" aria-hidden="true">${site.council[0]}</span><span>${siteTitle}</span></a>
<button type="button" class="navigation-toggle" aria-expanded="false" aria-controls="site-navigation">${icon('menu')}<span>Pages</span></button>
<nav id="site-navigation" aria-label="Site"><ul>
${site.pages.map(({ name }) => html`<li><a href="${sitePath}/SitePages/${name}.aspx"${name === pageName && html` aria-current="page"`}>${name}</a></li>`)}
</ul></nav>
<span class="council">${site.council}</span>
</div>`;
}

function settings({ theme, section, editable, editing, here }: SitePage): Html {
  return html`${choice('theme', 'Theme', ['light', 'dark'], theme)}
${choice('section', 'Section background', sections, section)}
${editable && html`<ul class="menu-list"><li><a href="${withMode(here, !editing)}">${icon('pencil')}${editing ? 'Leave edit mode' : 'Edit this page'}</a></li></ul>`}`;
}

function choice(name: string, legend: string, values: readonly string[], current: string): Html {
  return html`<fieldset class="choice"><legend>${legend}</legend>
${values.map((value) => html`<label><input type="radio" name="${name}" value="${value}" data-look${value === current && html` checked`}><span>${value[0].toUpperCase() + value.slice(1)}</span></label>`)}
</fieldset>`;
}

function editBar({ here }: SitePage): Html {
  return html`<section class="edit-bar" aria-label="Page editing">
<span>You are editing this page.</span>
<button type="button" id="edit-web-part">Edit web part</button>
<a class="primary" href="${withMode(here, false)}" data-publish>Publish</a>
</section>`;
}

/** SharePoint opens a page for editing with `?Mode=Edit`. */
function withMode(here: string, editing: boolean): string {
  const address = new URL(here, 'http://local');
  address.searchParams.delete('Mode');
  if (editing) address.searchParams.set('Mode', 'Edit');
  return address.pathname + address.search;
}

export function notice(title: string, text: string, link?: { href: string; text: string }): Html {
  return html`<div class="notice"><h1>${title}</h1><p>${text}</p>${link && html`<p><a href="${link.href}">${link.text}</a></p>`}</div>`;
}
