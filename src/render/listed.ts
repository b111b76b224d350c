import type { Language } from '../domain/action.ts';

/** Parts of one line, as the language parts them: commas may stand within a part. */
export function listed(parts: readonly string[], language: Language): string {
  return parts.join(language === 'fr' ? '\u00a0; ' : '; ');
}
