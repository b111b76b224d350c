import { avatar, element, icon } from './elements.js';
import { fileField } from './file-field.js';
import { markdown } from './markdown-view.js';
import { selectView } from './select-view.js';

/**
 * @typedef {import('./page-state.js').PageState} PageState
 * @typedef {import('discord-api-types/v10').APIModalInteractionResponseCallbackData} Modal
 * @typedef {{ type: number, [key: string]: any }} Component
 * @typedef {{ row: HTMLElement, customId: string, read: () => string | string[], check: () => string | null, focus: () => void }} Field
 */

let numbered = 0;

/**
 * Opens the application's form. `submit` answers with what went wrong, or null when the form may close.
 *
 * @param {Modal} modal
 * @param {PageState} page
 * @param {(fields: Record<string, string | string[]>) => Promise<string | null>} submit
 */
export function openModal(modal, page, submit) {
  const { say } = page;
  const before = document.activeElement;
  const titleId = `modal-title-${++numbered}`;
  const rows = /** @type {Component[]} */ (modal.components).map((component) => modalRow(component, page));
  const fields = /** @type {Field[]} */ (rows.filter((one) => 'customId' in one));
  const problem = element('p', { class: 'modal-problem failure', role: 'alert', hidden: true });
  const send = element('button', { type: 'submit', class: 'button primary' }, say('submit'));
  const dialog = element(
    'dialog',
    { class: 'modal', 'data-testid': 'modal', 'aria-labelledby': titleId },
    element(
      'form',
      { novalidate: true, onsubmit: (/** @type {Event} */ event) => void onSubmit(event) },
      element(
        'header',
        {},
        avatar({ name: page.server.application.name, colour: null }),
        element('h2', { id: titleId }, modal.title),
        element(
          'button',
          { type: 'button', class: 'tool', 'aria-label': say('cancel'), onclick: () => dialog.close() },
          icon('close'),
        ),
      ),
      element('div', { class: 'modal-rows' }, ...rows.map(({ row }) => row)),
      problem,
      element(
        'footer',
        {},
        element('button', { type: 'button', class: 'button secondary', onclick: () => dialog.close() }, say('cancel')),
        send,
      ),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  fields[0]?.focus();

  /** @param {Event} event */
  async function onSubmit(event) {
    event.preventDefault();
    problem.hidden = true;
    /** @type {Field | null} */
    let first = null;
    for (const field of fields) {
      const wrong = field.check();
      const note = field.row.querySelector('.field-problem');
      if (note !== null) note.textContent = wrong ?? '';
      field.row.classList.toggle('wrong', wrong !== null);
      if (wrong !== null && first === null) first = field;
    }
    if (first !== null) {
      first.focus();
      return;
    }
    send.disabled = true;
    const failed = await submit(Object.fromEntries(fields.map((field) => [field.customId, field.read()])));
    send.disabled = false;
    if (failed === null) {
      dialog.close();
    } else {
      problem.textContent = failed;
      problem.hidden = false;
    }
  }
}

/**
 * @param {Component} component
 * @param {PageState} page
 * @returns {Field | { row: HTMLElement }}
 */
function modalRow(component, page) {
  if (component.type === 10) return { row: markdown(component.content, page) };
  const inner = component.type === 1 ? component.components[0] : component.component;
  const label = component.type === 1 ? inner.label : component.label;
  const id = `field-${++numbered}`;
  const required = inner.required !== false && inner.type !== 23;
  const control = modalControl(inner, { page, label: label ?? '', id, required });
  const row = element(
    'div',
    { class: 'modal-row' },
    element(
      control.labelled ? 'label' : 'span',
      { for: control.labelled ? id : null, class: 'modal-label', id: `${id}-label` },
      label ?? '',
      required && element('span', { class: 'star', 'aria-hidden': 'true' }, ' *'),
    ),
    component.description &&
      element('p', { class: 'modal-description', id: `${id}-description` }, component.description),
    control.shown,
    element('p', { class: 'field-problem', id: `${id}-problem`, role: 'alert' }),
  );
  return { row, customId: inner.custom_id, read: control.read, check: control.check, focus: control.focus };
}

/**
 * @typedef {{ shown: HTMLElement, labelled: boolean, read: () => string | string[], check: () => string | null, focus: () => void }} Control
 * @param {Component} component
 * @param {{ page: PageState, label: string, id: string, required: boolean }} about
 * @returns {Control}
 */
function modalControl(component, { page, label, id, required }) {
  const { say } = page;
  switch (component.type) {
    case 4: {
      const shared = {
        id,
        'aria-describedby': `${id}-description ${id}-problem`,
        'aria-required': String(required),
        placeholder: component.placeholder,
        maxlength: component.max_length ?? 4000,
        'data-custom-id': component.custom_id,
      };
      const input =
        component.style === 2
          ? element('textarea', { ...shared, class: 'text-input', rows: 5 })
          : element('input', { ...shared, class: 'text-input', type: 'text', autocomplete: 'off' });
      input.value = component.value ?? '';
      const check = () => {
        if (input.value.trim() === '') return required ? say('requiredField') : null;
        const from = component.min_length ?? 0;
        return input.value.length < from ? say('textLengths', { from, to: component.max_length ?? 4000 }) : null;
      };
      return { shown: input, labelled: true, read: () => input.value, check, focus: () => input.focus() };
    }
    case 3:
    case 5:
    case 6:
    case 7:
    case 8: {
      let values = /** @type {string[]} */ (
        component.type === 3
          ? (component.options ?? [])
              .filter((/** @type {{ default?: boolean }} */ one) => one.default)
              .map((/** @type {{ value: string }} */ one) => one.value)
          : (component.default_values ?? []).map((/** @type {{ id: string }} */ one) => one.id)
      );
      const select = selectView(
        /** @type {import('./select-view.js').SelectComponent} */ (/** @type {unknown} */ (component)),
        page,
        {
          label,
          onChange: (chosen) => {
            values = chosen;
          },
        },
      );
      return {
        shown: element('div', {}, select),
        labelled: false,
        read: () => values,
        check: () => checkCount(values, component, required, say),
        focus: () => select.focus(),
      };
    }
    case 21:
    case 22:
      return choiceGroup(component, { page, id, required });
    case 23: {
      const box = element('input', { type: 'checkbox', id, 'data-custom-id': component.custom_id });
      box.checked = component.default === true;
      return {
        shown: element('span', { class: 'choice' }, box),
        labelled: true,
        read: () => String(box.checked),
        check: () => null,
        focus: () => box.focus(),
      };
    }
    default: {
      let ids = /** @type {string[]} */ ([]);
      let failed = /** @type {string | null} */ (null);
      const field = fileField(say, {
        label,
        many: (component.max_values ?? 1) > 1,
        onChange: (files, problem) => {
          ids = files.map((file) => file.id);
          failed = problem;
        },
      });
      return {
        shown: field,
        labelled: false,
        read: () => ids,
        check: () => failed ?? checkCount(ids, component, required, say),
        focus: () => field.querySelector('input')?.focus(),
      };
    }
  }
}

/**
 * @param {readonly string[]} values
 * @param {Component} component
 * @param {boolean} required
 * @param {import('./words.js').Say} say
 */
function checkCount(values, component, required, say) {
  if (values.length === 0) return required ? say('requiredField') : null;
  const fewest = component.min_values ?? 1;
  return values.length < fewest ? say('fewest', { limit: fewest }) : null;
}

/**
 * Radio buttons, or check boxes that belong together.
 *
 * @param {Component} component
 * @param {{ page: PageState, id: string, required: boolean }} about
 * @returns {Control}
 */
function choiceGroup(component, { page, id, required }) {
  const many = component.type === 22;
  const inputs = component.options.map((/** @type {{ value: string, default?: boolean }} */ option) => {
    const input = element('input', { type: many ? 'checkbox' : 'radio', name: id, value: option.value });
    input.checked = option.default === true;
    return input;
  });
  const most = component.max_values ?? inputs.length;
  const chosen = () =>
    /** @type {HTMLInputElement[]} */ (inputs).filter((input) => input.checked).map(({ value }) => value);
  const shown = element(
    'div',
    {
      class: 'choices',
      role: many ? 'group' : 'radiogroup',
      'aria-labelledby': `${id}-label`,
      'data-custom-id': component.custom_id,
      onchange: () => {
        for (const input of inputs) input.disabled = many && !input.checked && chosen().length >= most;
      },
    },
    ...component.options.map(
      (/** @type {{ label: string, description?: string }} */ option, /** @type {number} */ index) =>
        element(
          'label',
          { class: 'choice' },
          inputs[index],
          element(
            'span',
            { class: 'select-words' },
            element('span', { class: 'select-label' }, option.label),
            option.description !== undefined && element('span', { class: 'select-description' }, option.description),
          ),
        ),
    ),
  );
  return {
    shown,
    labelled: false,
    read: () => (many ? chosen() : (chosen()[0] ?? '')),
    check: () => checkCount(chosen(), component, required, page.say),
    focus: () => inputs[0]?.focus(),
  };
}
