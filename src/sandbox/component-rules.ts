import { type Component, displayedText, isSelect, walkComponents } from './component-tree.ts';
import type { FormErrors, Path } from './form-errors.ts';

const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;
const MOST_ROWS = 5;

/** The rules for a message's components that the schema does not state; paths lie below `at`. */
export function checkComponents(components: readonly Component[], v2: boolean, errors: FormErrors, at: Path): void {
  const all = walkComponents(components, [...at, 'components']);
  if (v2) {
    if (all.length > MOST_COMPONENTS) {
      errors.add(
        [...at, 'components'],
        'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
        `The total number of components exceeds the maximum of ${MOST_COMPONENTS}`,
      );
    }
    if (displayedText(components).length - (displayedTexts(components) - 1) > MOST_TEXT) {
      errors.add(
        [...at, 'components'],
        'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
        `The total displayable text size exceeds the maximum of ${MOST_TEXT}`,
      );
    }
  } else {
    checkRowsOnly(components, errors, at);
  }
  checkUnique(all, errors);
  for (const { component, path } of all) {
    if (component.type === 1) checkRow(component, path, errors);
    if (component.type === 2) checkButton(component, path, errors);
    if (isSelect(component)) checkSelect(component, path, errors);
  }
}

function displayedTexts(components: readonly Component[]): number {
  return Math.max(1, walkComponents(components).filter(({ component }) => component.type === 10).length);
}

function checkRowsOnly(components: readonly Component[], errors: FormErrors, at: Path): void {
  components.forEach((component, index) => {
    if (component.type !== 1) {
      errors.add([...at, 'components', index], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).');
    }
  });
  if (components.length > MOST_ROWS) {
    errors.add([...at, 'components'], 'BASE_TYPE_MAX_LENGTH', `Must be ${MOST_ROWS} or fewer in length.`);
  }
}

/** Custom ids and component ids come once in a message or a form. */
export function checkUnique(all: ReturnType<typeof walkComponents>, errors: FormErrors): void {
  const customIds = new Set<unknown>();
  const ids = new Set<unknown>();
  for (const { component, path } of all) {
    const { custom_id: customId, id } = component;
    if (typeof customId === 'string') {
      if (customIds.has(customId)) {
        errors.add(
          [...path, 'custom_id'],
          'COMPONENT_CUSTOM_ID_DUPLICATED',
          'Component custom id cannot be duplicated',
        );
      }
      customIds.add(customId);
    }
    if (typeof id === 'number' && id !== 0) {
      if (ids.has(id)) errors.add([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
      ids.add(id);
    }
  }
}

function checkRow(row: Component, path: Path, errors: FormErrors): void {
  const inner = (row.components ?? []) as readonly Component[];
  let width = 0;
  inner.forEach((component, index) => {
    width += component.type === 2 ? 1 : 5;
    if (width > 5) {
      errors.add(
        [...path, 'components', index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  });
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function checkButton(button: Component, path: Path, errors: FormErrors): void {
  const { style, url, custom_id: customId, sku_id: skuId, label, emoji } = button;
  if (style === 5) {
    if (!present(url)) errors.add([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A url is required');
    else checkUrl(String(url), ['http', 'https', 'discord'], [...path, 'url'], errors);
    if (present(customId)) {
      errors.add(path, 'BUTTON_COMPONENT_INVALID_CUSTOM_ID', 'A custom id and url cannot both be specified');
    }
  } else if (style === 6) {
    if (!present(skuId)) errors.add([...path, 'sku_id'], 'BASE_TYPE_REQUIRED', 'A sku id is required');
  } else {
    if (!present(customId)) {
      errors.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    }
    if (present(url)) errors.add([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'A url cannot be specified');
  }
  if (style !== 6 && !present(label) && !present(emoji)) {
    errors.add(path, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A label or an emoji is required');
  }
}

export function checkUrl(url: string, schemes: readonly string[], path: Path, errors: FormErrors): void {
  const scheme = /^([a-z][a-z0-9+.-]{0,20}):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || !schemes.includes(scheme)) {
    const offered = schemes.map((one) => `'${one}'`).join(', ');
    errors.add(
      path,
      'URL_TYPE_INVALID_SCHEME',
      `Scheme "${scheme ?? ''}" is not supported. Scheme must be one of (${offered}).`,
    );
  }
}

export function checkSelect(select: Component, path: Path, errors: FormErrors): void {
  const options = (Array.isArray(select.options) ? select.options : []) as readonly Record<string, unknown>[];
  const values = new Set<unknown>();
  options.forEach((option, index) => {
    if (values.has(option.value)) {
      errors.add(
        [...path, 'options', index],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    values.add(option.value);
  });
  const least = typeof select.min_values === 'number' ? select.min_values : 1;
  const most = typeof select.max_values === 'number' ? select.max_values : 1;
  if (least > most) {
    errors.add([...path, 'min_values'], 'NUMBER_TYPE_MAX', `min_values must be equal to or less than ${most}.`);
  }
  if (select.type === 3 && most > options.length) {
    errors.add(
      [...path, 'max_values'],
      'NUMBER_TYPE_MAX',
      `max_values must be equal to or less than ${options.length}.`,
    );
  }
  const preset = options.filter((option) => option.default === true).length;
  if (preset > most) {
    errors.add(path, 'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'The number of default options exceeds max_values');
  }
}
