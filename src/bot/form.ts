import {
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { cut } from '../domain/cut.ts';
import type { Form, FormField } from '../render/form.ts';

/** A form as Discord shows it. */
export function modalOf({ submit, title, fields }: Form): APIModalInteractionResponseCallbackData {
  return {
    custom_id: submit,
    title,
    components: fields.map((field) => ({
      type: ComponentType.Label,
      label: field.label,
      ...(field.description !== undefined && { description: field.description }),
      component: control(field),
    })),
  };
}

function control(field: FormField): APIComponentInLabel {
  const { id: custom_id, required } = field;
  switch (field.kind) {
    case 'short':
    case 'long': {
      const { kind, placeholder, minimum, maximum, value = '' } = field;
      return {
        type: ComponentType.TextInput,
        custom_id,
        required,
        style: kind === 'short' ? TextInputStyle.Short : TextInputStyle.Paragraph,
        ...(placeholder !== undefined && { placeholder }),
        ...(minimum !== undefined && { min_length: minimum }),
        ...(maximum !== undefined && { max_length: maximum }),
        ...(value !== '' && { value: maximum === undefined ? value : cut(value, maximum) }),
      };
    }
    case 'select': {
      const { placeholder, choices, most = 1, chosen = [] } = field;
      return {
        type: ComponentType.StringSelect,
        custom_id,
        required,
        ...(placeholder !== undefined && { placeholder }),
        min_values: required ? 1 : 0,
        max_values: Math.min(most, choices.length),
        options: choices.map((choice) => ({ ...choice, default: chosen.includes(choice.value) })),
      };
    }
    case 'file':
      return {
        type: ComponentType.FileUpload,
        custom_id,
        required,
        min_values: required ? 1 : 0,
        max_values: field.most ?? 1,
      };
  }
}
