/** Forms and what they stand on. Only a module that itself arrives by lazyPart imports this: Fluent comes with it. */
export { ChoiceBox, TickBox, type ChoiceBoxProps, type TickBoxProps } from './ChoiceBox';
export { ComboBox, type ComboBoxProps, type Suggestion } from './ComboBox';
export { DateBox, type DateBoxProps } from './DateBox';
export { ErrorSummary, type Problem } from './ErrorSummary';
export { FieldChoices, type FieldChoice, type FieldChoicesProps } from './FieldChoices';
export { Field, FieldPair, type FieldProps } from './Field';
export { FluentSurface } from './FluentSurface';
export { FormPanel, type FormPanelProps } from './FormPanel';
export { PersonPicker, type PersonPickerProps, type PickedPerson } from './PersonPicker';
export { MoneyBox, NoteBox, TextBox, type TextBoxProps } from './TextBox';
