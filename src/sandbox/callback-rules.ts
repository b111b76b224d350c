import { checkSelect, checkUnique } from './component-rules.ts';
import { type Component, isSelect, walkComponents } from './component-tree.ts';
import { FormErrors, formError } from './form-errors.ts';
import type { Asked } from './interaction-payloads.ts';
import type { Body } from './interactions.ts';
import { checkedMessage } from './message-rules.ts';
import type { UploadedFile } from './messages.ts';
import type { Schema, SchemaName } from './schema.ts';

const EPHEMERAL = 64;

/** Which callbacks Discord takes for which interaction. */
function allowedTypes(asked: Asked): number[] {
  if (asked.type === 4) return [8];
  return [4, 5, ...(asked.source === null ? [] : [6, 7]), ...(asked.type === 5 ? [] : [9])];
}

/** A callback's body, checked; a refused one does not use the interaction up. */
export function checkedCallback(schema: Schema, asked: Asked, json: unknown, files: readonly UploadedFile[]): Body {
  const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : undefined;
  if (type === undefined) throw formError(['type'], 'BASE_TYPE_REQUIRED', 'This field is required');
  const allowed = allowedTypes(asked);
  if (typeof type !== 'number' || !allowed.includes(type)) {
    throw formError(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  }
  const data = (json as { data?: unknown }).data;
  switch (type) {
    case 4:
      return { type, data: message(schema, 'CreateMessageInteractionCallbackRequestSchema', json, files, null) };
    case 7:
      return { type, data: message(schema, 'UpdateMessageInteractionCallbackRequestSchema', json, files, asked) };
    case 5:
      checkDeferral(data);
      return { type, data: (data ?? {}) as Record<string, unknown> };
    case 8:
      return { type, data: checkedChoices(schema, asked, data) };
    case 9:
      return { type, data: checkedModal(schema, json) };
    default:
      return { type };
  }
}

function message(
  schema: Schema,
  name: SchemaName,
  body: unknown,
  files: readonly UploadedFile[],
  updating: Asked | null,
): Record<string, unknown> {
  return { ...checkedMessage({ schema, name, body, at: ['data'], files, existing: updating?.source ?? null }) };
}

function checkDeferral(data: unknown): void {
  const flags = typeof data === 'object' && data !== null && 'flags' in data ? data.flags : undefined;
  if (flags === undefined || flags === null) return;
  if (typeof flags !== 'number' || (flags & ~EPHEMERAL) !== 0) {
    throw formError(['data', 'flags'], 'FLAGS_INVALID', 'A deferred response takes no flag but EPHEMERAL (64).');
  }
}

function checkedChoices(schema: Schema, asked: Asked, data: unknown): Record<string, unknown> {
  const names: Readonly<Record<number, SchemaName>> = {
    4: 'InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema',
    10: 'InteractionApplicationCommandAutocompleteCallbackNumberDataSchema',
  };
  const name = names[asked.focusedType ?? 3] ?? 'InteractionApplicationCommandAutocompleteCallbackStringDataSchema';
  const errors = new FormErrors();
  schema.check(name, data, errors, ['data']);
  errors.throwIfAny();
  const choices = (data as { choices?: readonly { name: string; value: unknown }[] | null }).choices ?? [];
  choices.forEach((choice, index) => {
    if (String(choice.value).length > 100) {
      errors.add(['data', 'choices', index, 'value'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 100 in length.');
    }
  });
  errors.throwIfAny();
  return { choices };
}

function checkedModal(schema: Schema, json: unknown): Record<string, unknown> {
  const errors = new FormErrors();
  schema.check('ModalInteractionCallbackRequestSchema', json, errors);
  errors.throwIfAny();
  const data = (json as { data: { components: readonly Component[] } }).data;
  const at = ['data', 'components'];
  if (data.components.length > 5) errors.add(at, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.');
  const all = walkComponents(data.components, at);
  checkUnique(all, errors);
  for (const { component, path } of all) {
    if (component.type === 1) checkInputRow(component, path, errors);
    if (component.type === 4) checkInput(component, path, errors);
    if (isSelect(component)) checkSelect(component, path, errors);
    if (isSelect(component) && component.disabled === true) {
      errors.add([...path, 'disabled'], 'COMPONENT_DISABLED_IN_MODAL', 'A select cannot be disabled in a modal');
    }
  }
  errors.throwIfAny();
  return { ...data };
}

function checkInputRow(row: Component, path: readonly (string | number)[], errors: FormErrors): void {
  const inner = (row.components ?? []) as readonly Component[];
  inner.forEach((input, index) => {
    if (index > 0) {
      errors.add(
        [...path, 'components', index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
    if (!input.label) {
      errors.add([...path, 'components', index, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  });
}

function checkInput(input: Component, path: readonly (string | number)[], errors: FormErrors): void {
  const { min_length: least, max_length: most, value } = input;
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    errors.add([...path, 'min_length'], 'NUMBER_TYPE_MAX', `min_length must be equal to or less than ${most}.`);
  }
  if (typeof value === 'string' && typeof most === 'number' && value.length > most) {
    errors.add([...path, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${most} or fewer in length.`);
  }
}
