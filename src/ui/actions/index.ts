/** Actions as every area shows them. */
export { ActionForm, type ActionEntry } from './ActionForm';
export { ActionList, type ActionListProps } from './ActionList';
export { ActionRow, type ActionControls, type ActionRowProps } from './ActionRow';
export { countOf, isOpen, ownerOf, stateOf } from './actionState';
export { choicesOf, type OwnerChoice } from './ownerChoice';
