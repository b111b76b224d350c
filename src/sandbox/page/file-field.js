import { element } from './elements.js';
import { Refused, upload } from './sandbox-server.js';

/**
 * A button that takes files and hands each over to the sandbox at once.
 *
 * @param {import('./words.js').Say} say
 * @param {{ label: string, many: boolean, onChange: (files: { id: string, name: string }[], problem: string | null) => void }} how
 */
export function fileField(say, { label, many, onChange }) {
  const words = element('span', {}, say('fileChoose'));
  const input = element('input', {
    type: 'file',
    class: 'file-input',
    multiple: many,
    'aria-label': label,
    onchange: async () => {
      const chosen = [...(input.files ?? [])];
      try {
        const files = await Promise.all(chosen.map(async (file) => ({ id: await upload(file), name: file.name })));
        words.textContent = files.length > 0 ? files.map(({ name }) => name).join(', ') : say('fileChoose');
        onChange(files, null);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        onChange([], error.message || say('serverUnreachable'));
      }
    },
  });
  return element('label', { class: 'file-field' }, input, words);
}
