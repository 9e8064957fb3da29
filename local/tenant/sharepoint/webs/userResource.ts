import { bodyOf, textOf } from '../wire/body';
import { errors } from '../wire/errors';
import { action, type Resource } from '../wire/resource';

/** Languages in which titles are kept. */
const CULTURES: readonly string[] = ['en', 'en-us', 'en-gb'];

/** SP.UserResource: a title or a description by language; sites here have English alone. */
export function userResource(name: string, text: string): Resource {
  return {
    name,
    get: () => ({ kind: 'object', name, type: 'SP.UserResource', body: {} }),
    step: segment => {
      if (segment.lower === 'getvalueforuiculture') {
        return action(segment.name, call => {
          const culture = textOf(bodyOf(call), 'cultureName');
          if (!CULTURES.includes(culture.toLowerCase())) throw errors.unsupported(`the language ${culture}`);
          return { kind: 'value', name: 'GetValueForUICulture', value: text };
        });
      }
      if (segment.lower === 'setvalueforuiculture') throw errors.unsupported('titles in several languages');
      return undefined;
    },
  };
}
