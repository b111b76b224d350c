import { Refusal } from './api-error.ts';
import type { Component } from './component-tree.ts';
import type { Resolved } from './resolved.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A filled form as it goes to the application, checked as Discord's client checks it. */
export function modalComponents(components: readonly Component[], fields: Fields, resolved: Resolved): Component[] {
  return components.map((component) => {
    const { type, id } = component;
    if (type === 1 && Array.isArray(component.components)) {
      return { type, id, components: component.components.map((one) => filled(one, one.label, fields, resolved)) };
    }
    if (type === 18) {
      return { type, id, component: filled(component.component as Component, component.label, fields, resolved) };
    }
    return { type, id };
  });
}

/** Numbers of a component's own limits: how many values, how many characters. */
function limit(component: Component, name: string, otherwise: number): number {
  const value = component[name];
  return typeof value === 'number' ? value : otherwise;
}

function filled(component: Component, label: unknown, fields: Fields, resolved: Resolved): Component {
  const customId = String(component.custom_id);
  const given = fields[customId];
  const head = { type: component.type, id: component.id, custom_id: customId };
  const name = String(label ?? customId);
  if (component.type === 4) return { ...head, value: typedText(component, name, given) };
  const values = given === undefined || given === '' ? [] : typeof given === 'string' ? [given] : [...given];
  if (component.type === 23) return { ...head, value: values[0] === 'true' };
  const required = component.required !== false;
  if (required && values.length === 0) throw new Refusal(400, `This field is required: ${name}`);
  if (component.type === 21) {
    checkOffered(component, values, name);
    return { ...head, value: values[0] ?? null };
  }
  const least = limit(component, 'min_values', 1);
  const most = limit(component, 'max_values', component.type === 22 ? 10 : 1);
  if (values.length > most || (values.length > 0 && values.length < least)) {
    throw new Refusal(400, `Choose ${least === most ? least : `between ${least} and ${most}`}: ${name}`);
  }
  return { ...head, values: chosenValues(component, values, name, resolved) };
}

/** The values of a select, each looked up or found among those offered. */
export function chosenValues(
  component: Component,
  values: readonly string[],
  name: string,
  resolved: Resolved,
): string[] {
  switch (component.type) {
    case 3:
    case 22:
      checkOffered(component, values, name);
      return [...values];
    case 5:
      return values.map((value) => resolved.user(value));
    case 6:
      return values.map((value) => resolved.role(value));
    case 7:
      return values.map((value) => resolved.mentionable(value));
    case 8:
      return values.map((value) => resolved.channel(value, component.channel_types as number[] | undefined));
    case 19:
      return values.map((value) => resolved.attachment(value));
    default:
      throw new Refusal(400, 'Something went wrong. Try again.');
  }
}

function checkOffered(component: Component, values: readonly string[], name: string): void {
  const options = Array.isArray(component.options) ? component.options : [];
  const offered = new Set(options.map((option: { value?: unknown }) => option.value));
  if (values.some((value) => !offered.has(value))) throw new Refusal(400, `Choose what is offered: ${name}`);
}

function typedText(component: Component, name: string, given: string | readonly string[] | undefined): string {
  const text = typeof given === 'string' ? given : '';
  if (text === '' && component.required === false) return '';
  if (text === '') throw new Refusal(400, `This field is required: ${name}`);
  const least = limit(component, 'min_length', 0);
  const most = limit(component, 'max_length', 4000);
  if (text.length < least) throw new Refusal(400, `Must be ${least} or more in length: ${name}`);
  if (text.length > most) throw new Refusal(400, `Must be ${most} or fewer in length: ${name}`);
  return text;
}
