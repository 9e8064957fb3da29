/** Small forms that stand in the page, and the buttons that open them. */
export { InPlaceBox, type Box, type InPlaceBoxProps } from './InPlaceBox';
export { InPlaceForm, type InPlaceFormProps } from './InPlaceForm';
export { InPlaceQuestion, type Answer } from './InPlaceQuestion';
export { OneTextForm, type OneTextFormProps } from './OneTextForm';
export { useLeaving, type Leaving } from './useLeaving';
export { useOpener, useOpeners, type Opener, type Openers } from './useOpeners';
