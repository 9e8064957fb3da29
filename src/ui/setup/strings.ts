import type { SiteSetup } from '../../data/ports';

type SiteState = Awaited<ReturnType<SiteSetup['inspect']>>['state'];

interface Introduction {
  readonly title: string;
  readonly text: string;
  readonly start: string;
}

const introductions: { readonly [S in Exclude<SiteState, 'ready'>]: Introduction } = {
  missing: {
    title: 'Set up this site',
    text: 'Contract Desk keeps its registers in SharePoint lists of this site. They are made here, with their columns, views and permissions; nothing that is already here is changed.',
    start: 'Set up this site',
  },
  partial: {
    title: 'Finish setting up this site',
    text: 'Setting up was begun and not finished. What is ready stays as it is; the rest is made now.',
    start: 'Go on setting up',
  },
  older: {
    title: 'Bring the lists up to date',
    text: 'The lists of this site were made by an older Contract Desk. What is new is added; your rows and the columns you added stay.',
    start: 'Update the lists',
  },
};

/** Words of setting up a site. */
export const strings = {
  introductions,
  couldNotLook: 'The lists of this site could not be looked at',
  ready: (done: number, total: number) => `${done} of ${total} ready`,
  steps: 'Steps of setting up',
  inTheWay: 'What stands in the way',
  found: 'What was found in this site',
  begun: 'Setting up has begun.',
  progress: (done: number, total: number) => `${done} of ${total} steps are done.`,
  pause: 'Stop after this step',
  pausing: 'Stopping',
  goOn: 'Go on',
  paused: 'Stopped. What is ready stays ready.',
  foot: 'Nothing is deleted. What is ready stays ready if you stop now.',
  done: { title: 'This site is ready', text: 'The register is empty: add the first contract.', open: 'Open the register' },
  refused: { title: 'Contract Desk is not set up in this site yet', text: 'Ask a site owner to open this page and set it up.' },
  stuck: 'Setting up stopped',
  kept: 'What is ready stays ready.',
  stuckNote: 'Stuck',
};
