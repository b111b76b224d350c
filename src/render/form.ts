interface Field {
  /** What its value comes back under: an option's name wherever it means the same. */
  readonly id: string;
  /** At most 45 characters. */
  readonly label: string;
  /** At most 100 characters. */
  readonly description?: string;
  readonly required: boolean;
}

interface TextField extends Field {
  /** One line, or several. */
  readonly kind: 'short' | 'long';
  readonly placeholder?: string;
  readonly minimum?: number;
  /** In characters; at most 4,000. */
  readonly maximum?: number;
  /** What stands there when the form opens. */
  readonly value?: string;
}

export interface FieldChoice {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
}

interface SelectField extends Field {
  readonly kind: 'select';
  readonly placeholder?: string;
  /** At most 25. */
  readonly choices: readonly FieldChoice[];
  /** How many may be chosen; one, unless said. */
  readonly most?: number;
  /** The values that are chosen when the form opens. */
  readonly chosen?: readonly string[];
}

interface FileField extends Field {
  readonly kind: 'file';
  /** How many may be given; one, unless said. */
  readonly most?: number;
}

export type FormField = TextField | SelectField | FileField;

/** A form a command answers with, as plain data; `bot/` shows it. It can only be the first answer, so nothing may be recorded before it. */
export interface Form {
  /**
   * Filled in, it comes back to the command this begins with, as a button does: `add:claim:12`. The same, pressed, opens the form again. At most
   * 100 characters.
   */
  readonly submit: string;
  /** At most 45 characters. */
  readonly title: string;
  /** One to five. */
  readonly fields: readonly FormField[];
}
