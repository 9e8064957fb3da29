import type { Site } from '../store/sites';
import { peoplePickerSteps } from './people/peoplePicker';
import { profileSteps } from './people/profiles';
import { utilitySteps } from './people/utility';
import { listsStep } from './lists/listsResource';
import { sitePagesSteps } from './sitePages/sitePages';
import { siteDesignSteps } from './siteScripts/designs';
import { siteScriptSteps } from './siteScripts/scripts';
import type { Steps } from './wire/steps';

/** Services that have an address of their own below `_api/`. */
export const serviceSteps: Steps<Site> = {
  ...peoplePickerSteps,
  ...profileSteps,
  ...utilitySteps,
  ...sitePagesSteps,
  ...siteDesignSteps,
  ...siteScriptSteps,
  Lists: { facts: '1.3', verbs: 'GET POST', open: (_, segment, call) => listsStep(segment, call) },
};
