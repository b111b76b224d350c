/** A component as it stands in a request or a message: `type` and whatever that type has. */
export interface Component {
  readonly type: number;
  readonly [field: string]: unknown;
}

interface PlacedComponent {
  readonly component: Component;
  readonly path: readonly (string | number)[];
  /** How many components it lies in. */
  readonly depth: number;
}

const SELECTS = new Set([3, 5, 6, 7, 8]);

/** Whether it is a select, of whatever there is to choose from. */
export function isSelect({ type }: Component): boolean {
  return SELECTS.has(type);
}

function isComponent(value: unknown): value is Component {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'number';
}

/** Every component, nested ones too, in the order Discord numbers them, with its place in the body. */
export function walkComponents(
  components: unknown,
  path: readonly (string | number)[] = ['components'],
  depth = 0,
): PlacedComponent[] {
  if (!Array.isArray(components)) return [];
  return components.flatMap((component, index) => placed(component, [...path, index], depth));
}

function placed(component: unknown, path: readonly (string | number)[], depth: number): PlacedComponent[] {
  if (!isComponent(component)) return [];
  return [
    { component, path, depth },
    ...walkComponents(component.components, [...path, 'components'], depth + 1),
    ...placed(component.accessory, [...path, 'accessory'], depth + 1),
    ...placed(component.component, [...path, 'component'], depth + 1),
  ];
}

/** The text a person reads in the components' text displays. */
export function displayedText(components: unknown): string {
  return walkComponents(components)
    .map(({ component }) => (component.type === 10 && typeof component.content === 'string' ? component.content : ''))
    .filter((text) => text !== '')
    .join('\n');
}

/** A copy in which every component has its number, and every one `change` returns something else for is replaced. */
export function numbered(components: unknown, change: (component: Component) => Component): Component[] {
  const taken = new Set(walkComponents(components).map(({ component }) => component.id));
  let next = 1;
  const copy = (component: unknown): unknown => {
    if (!isComponent(component)) return component;
    let id = component.id;
    if (typeof id !== 'number' || id === 0) {
      while (taken.has(next)) next += 1;
      id = next;
      next += 1;
    }
    const { type, id: _given, ...rest } = change(component);
    return {
      type,
      id,
      ...rest,
      ...(Array.isArray(component.components) ? { components: component.components.map(copy) } : {}),
      ...(component.accessory === undefined ? {} : { accessory: copy(component.accessory) }),
      ...(component.component === undefined ? {} : { component: copy(component.component) }),
    };
  };
  return Array.isArray(components) ? components.map(copy).filter(isComponent) : [];
}
