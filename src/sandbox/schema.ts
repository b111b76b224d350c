import type { FormErrors, Path } from './form-errors.ts';

/** The bodies that are checked against Discord's published schema, by the schema's own names. */
export type SchemaName =
  | 'ApplicationCommandCreateRequestSchema'
  | 'ApplicationCommandPatchRequestPartialSchema'
  | 'ApplicationCommandPermissionSchema'
  | 'ApplicationCommandUpdateRequestSchema'
  | 'CreateMessageInteractionCallbackRequestSchema'
  | 'IncomingWebhookRequestPartialSchema'
  | 'IncomingWebhookUpdateRequestPartialSchema'
  | 'InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema'
  | 'InteractionApplicationCommandAutocompleteCallbackNumberDataSchema'
  | 'InteractionApplicationCommandAutocompleteCallbackStringDataSchema'
  | 'MessageCreateRequestSchema'
  | 'MessageEditRequestPartialSchema'
  | 'ModalInteractionCallbackRequestSchema'
  | 'UpdateMessageInteractionCallbackRequestSchema';

interface Issue {
  readonly code: string;
  readonly path: Path;
  readonly message?: string;
  readonly expected?: string;
  readonly origin?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

interface ZodSchema {
  readonly safeParse: (value: unknown) => {
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: { readonly issues: readonly Issue[] };
  };
}

/** Discord's published schema, loaded. */
export interface Schema {
  /**
   * Adds whatever the schema finds wrong with the value; `at` is where the value lies in the body. Returns the value without
   * the fields that Discord does not know.
   */
  readonly check: (name: SchemaName, value: unknown, errors: FormErrors, at?: Path) => unknown;
}

/** Loading takes about 130 ms and 35 MB, so it is done once, when a sandbox starts, and by nobody else. */
export async function loadSchema(): Promise<Schema> {
  const schemas = (await import('discord-api-spec/zod')) as unknown as Record<SchemaName, ZodSchema>;
  return {
    check(name, value, errors, at = []) {
      const result = schemas[name].safeParse(value);
      for (const issue of result.error?.issues ?? []) report(issue, value, errors, at, []);
      return result.data;
    },
  };
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[part] : undefined,
    value,
  );
}

function report(issue: Issue, root: unknown, errors: FormErrors, at: Path, above: Path): void {
  const inside = [...above, ...issue.path];
  const path = [...at, ...inside];
  const value = valueAt(root, inside);
  if (value === undefined) {
    errors.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (issue.code === 'invalid_union') {
    reportUnion(issue, root, errors, at, inside);
    return;
  }
  switch (issue.code) {
    case 'too_big':
    case 'too_small':
      reportSize(issue, path, value, errors);
      return;
    case 'invalid_value':
      errors.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${(issue.values ?? []).join(', ')}}.`);
      return;
    case 'invalid_format':
      reportFormat(issue, path, value, errors);
      return;
    default:
      reportType(issue, path, value, errors);
      return;
  }
}

function reportSize(issue: Issue, path: Path, value: unknown, errors: FormErrors): void {
  if (typeof value === 'number') {
    if (issue.maximum !== undefined) {
      errors.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`);
      return;
    }
    errors.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`);
    return;
  }
  if (issue.maximum !== undefined) {
    errors.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`);
    return;
  }
  errors.add(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${issue.minimum} or more in length.`);
}

function reportFormat(issue: Issue, path: Path, value: unknown, errors: FormErrors): void {
  if (issue.format === 'url') {
    errors.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
    return;
  }
  if (issue.format === 'datetime') {
    errors.add(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
    return;
  }
  errors.add(path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.');
}

function reportType(issue: Issue, path: Path, value: unknown, errors: FormErrors): void {
  const shown = JSON.stringify(value);
  switch (issue.expected) {
    case 'string':
      errors.add(path, 'STRING_TYPE_CONVERT', `Could not interpret ${shown} as string.`);
      return;
    case 'number':
    case 'int':
      errors.add(path, 'NUMBER_TYPE_COERCE', `Value ${shown} is not int.`);
      return;
    case 'boolean':
      errors.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
      return;
    case 'array':
      errors.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
      return;
    case 'object':
    case 'record':
      errors.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      return;
    default:
      errors.add(path, 'BASE_TYPE_INVALID', 'Invalid value.');
      return;
  }
}

/** Of a union's branches the one that `type` picks is the one to complain about. */
function reportUnion(issue: Issue, root: unknown, errors: FormErrors, at: Path, inside: Path): void {
  const branches = issue.errors ?? [];
  const isAboutType = (one: Issue) => one.path.length === 1 && one.path[0] === 'type';
  const meant = branches.find((branch) => !branch.some(isAboutType));
  const value = valueAt(root, inside);
  if (typeof value !== 'object' || value === null) {
    errors.add([...at, ...inside], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  if (meant !== undefined && meant.length > 0) {
    for (const one of meant) report(one, root, errors, at, inside);
    return;
  }
  const types = branches.flatMap((branch) => branch.filter(isAboutType).flatMap((one) => one.values ?? []));
  const allowed = [...new Set(types)].sort((a, b) => Number(a) - Number(b)).join(', ');
  errors.add([...at, ...inside], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed}).`);
}
