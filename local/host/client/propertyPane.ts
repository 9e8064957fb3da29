import type { PropertyPaneConsumer, PropertyPaneController, PropertyPaneData } from './framework';
import { drawField } from './propertyPaneFields';

/**
 * A property pane of the host's own behind the framework's interface: fields write into the web part at once, or with
 * Apply where the web part says so.
 * @param keep stores the web part's properties
 */
export function createPropertyPane(keep: () => Promise<void>): PropertyPaneController {
  const consumers = new Map<string, PropertyPaneConsumer>();
  let openPane: { id: string; element: HTMLElement; opener: Element | null } | undefined;

  const close = (): void => {
    if (!openPane) return;
    const { id, element, opener } = openPane;
    openPane = undefined;
    element.remove();
    consumers.get(id)?._onPropertyPaneLifeCycleEvent('ConfigurationComplete');
    if (opener instanceof HTMLElement) opener.focus();
  };

  const open = async (id: string, consumer: PropertyPaneConsumer): Promise<void> => {
    close();
    const element = document.createElement('aside');
    openPane = { id, element, opener: document.activeElement };
    consumer._onPropertyPaneLifeCycleEvent('ConfigurationStart');
    const data = await consumer._getPropertyPaneData(false);
    if (openPane?.element !== element) return;
    fill(element, data, consumer, { close, keep });
    document.body.append(element);
    element.querySelector<HTMLElement>('h2')?.focus();
    consumer._onPropertyPaneLifeCycleEvent('ConfigurationRendered');
  };

  return {
    registerConsumer: (id, consumer) => consumers.set(id, consumer),
    isConsumerRegistered: (id) => consumers.has(id),
    onConsumerDelete: (id) => consumers.delete(id),
    isOpen: (id) => openPane !== undefined && (id === undefined || openPane.id === id),
    isContentPanelOpen: () => false,
    isRenderedByConsumer: () => true,
    registerOnPropertyPaneFieldChangedListener: () => () => undefined,
    requestAction: (id, action) => {
      const consumer = consumers.get(id);
      if (action === 'Close' || (action === 'Toggle' && openPane?.id === id)) close();
      else if (consumer) void open(id, consumer);
    },
  };
}

interface PaneActions {
  close(): void;
  keep(): Promise<void>;
}

function fill(pane: HTMLElement, data: PropertyPaneData, consumer: PropertyPaneConsumer, actions: PaneActions): void {
  pane.className = 'property-pane';
  pane.setAttribute('aria-labelledby', 'property-pane-title');
  pane.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') actions.close();
  });
  const status = textElement('p', '');
  status.setAttribute('role', 'status');
  const keep = (): void => {
    actions.keep().then(
      () => (status.textContent = 'Saved.'),
      (error: unknown) => (status.textContent = error instanceof Error ? error.message : String(error))
    );
  };
  pane.replaceChildren(header(data.title, actions.close), body(data, consumer, data.isReactive ? keep : undefined), status);
  if (!data.isReactive) pane.append(applyButton(consumer, keep));
}

function header(title: string, close: () => void): HTMLElement {
  const bar = document.createElement('header');
  const heading = textElement('h2', title);
  heading.id = 'property-pane-title';
  heading.tabIndex = -1;
  const button = textElement('button', 'Close');
  button.addEventListener('click', close);
  bar.append(heading, button);
  return bar;
}

function body(data: PropertyPaneData, consumer: PropertyPaneConsumer, changed: (() => void) | undefined): HTMLElement {
  const fields = document.createElement('div');
  fields.className = 'property-pane-fields';
  for (const page of data.configuration.pages) {
    if (page.header?.description) fields.append(textElement('p', page.header.description));
    for (const group of page.groups ?? []) {
      const set = document.createElement('fieldset');
      set.append(textElement('legend', group.groupName ?? ''));
      for (const field of group.groupFields ?? []) {
        const change = (value: unknown): void => {
          if (consumer._onPropertyPaneFieldChanged(field.targetProperty, value, field.type)) changed?.();
        };
        set.append(drawField(field, valueAt(data.properties, field.targetProperty), change));
      }
      fields.append(set);
    }
  }
  return fields;
}

function applyButton(consumer: PropertyPaneConsumer, keep: () => void): HTMLElement {
  const button = textElement('button', 'Apply');
  button.className = 'primary';
  button.addEventListener('click', () => {
    consumer._onPropertyPaneLifeCycleEvent('ApplyClicked');
    keep();
  });
  return button;
}

/** Fields may name a nested property: `filter.status`. */
function valueAt(properties: Record<string, unknown>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], properties);
}

function textElement<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
