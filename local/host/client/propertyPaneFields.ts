import type { PropertyPaneField } from './framework';

/** Numbers of the framework's PropertyPaneFieldType. */
const kinds = { custom: 1, checkBox: 2, text: 3, toggle: 5, dropdown: 6, label: 7, choiceGroup: 10, button: 11, rule: 12, link: 13 };

type Change = (value: unknown) => void;

interface Option {
  readonly key: string | number;
  readonly text: string;
}

export function drawField(field: PropertyPaneField, value: unknown, change: Change): HTMLElement {
  const properties = field.properties ?? {};
  switch (field.type) {
    case kinds.text:
      return labelled(properties, textInput(properties, value, change));
    case kinds.dropdown:
    case kinds.choiceGroup:
      return labelled(properties, optionInput(properties, value, change));
    case kinds.checkBox:
    case kinds.toggle:
      return labelled(properties, checkInput(value, change));
    case kinds.label:
      return textElement('p', String(properties.text ?? ''));
    case kinds.rule:
      return document.createElement('hr');
    case kinds.link:
      return link(properties);
    case kinds.button:
      return button(properties, value, change);
    case kinds.custom:
      return custom(properties, change);
    default:
      return textElement('p', `The local property pane does not draw fields of kind ${field.type} (${field.targetProperty}).`);
  }
}

function labelled(properties: Record<string, unknown>, input: HTMLElement): HTMLElement {
  const label = document.createElement('label');
  label.append(textElement('span', String(properties.label ?? properties.text ?? '')), input);
  if (typeof properties.description === 'string') label.append(textElement('small', properties.description));
  return label;
}

function textInput(properties: Record<string, unknown>, value: unknown, change: Change): HTMLElement {
  const input = properties.multiline ? document.createElement('textarea') : document.createElement('input');
  input.value = String(value ?? properties.value ?? '');
  input.placeholder = String(properties.placeholder ?? '');
  input.disabled = properties.disabled === true;
  if (typeof properties.maxLength === 'number') input.maxLength = properties.maxLength;
  const problem = textElement('small', '');
  problem.className = 'problem';
  problem.setAttribute('role', 'alert');
  const check = properties.onGetErrorMessage as ((text: string) => string | Promise<string>) | undefined;
  const validate = async (): Promise<void> => {
    const message = (await check?.(input.value)) ?? '';
    problem.textContent = message;
    input.setAttribute('aria-invalid', String(message !== ''));
    if (!message) change(input.value);
  };
  const pause = Number(properties.deferredValidationTime ?? 200);
  let waiting: number | undefined;
  input.addEventListener('input', () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void validate(), pause);
  });
  const both = document.createElement('span');
  both.append(input, problem);
  return both;
}

function optionInput(properties: Record<string, unknown>, value: unknown, change: Change): HTMLElement {
  const select = document.createElement('select');
  const options = (properties.options ?? []) as readonly Option[];
  for (const { key, text } of options) select.append(new Option(text, String(key)));
  select.value = String(value ?? properties.selectedKey ?? '');
  select.disabled = properties.disabled === true;
  select.addEventListener('change', () => change(options.find(({ key }) => String(key) === select.value)?.key));
  return select;
}

function checkInput(value: unknown, change: Change): HTMLElement {
  const input = document.createElement('input');
  input.type = 'checkbox';
  input.checked = value === true;
  input.addEventListener('change', () => change(input.checked));
  return input;
}

function link(properties: Record<string, unknown>): HTMLElement {
  const anchor = textElement('a', String(properties.text ?? ''));
  anchor.href = String(properties.href ?? '');
  return anchor;
}

function button(properties: Record<string, unknown>, value: unknown, change: Change): HTMLElement {
  const element = textElement('button', String(properties.text ?? ''));
  const press = properties.onClick as ((value: unknown) => unknown) | undefined;
  element.addEventListener('click', () => change(press?.(value)));
  return element;
}

function custom(properties: Record<string, unknown>, change: Change): HTMLElement {
  const place = document.createElement('div');
  const render = properties.onRender as ((element: HTMLElement, context: unknown, changed: (path: string, value: unknown) => void) => void) | undefined;
  render?.(place, properties.context, (_path, value) => change(value));
  return place;
}

function textElement<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
