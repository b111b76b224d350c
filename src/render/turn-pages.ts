import type { Language } from '../domain/action.ts';
import type { Block } from './reply.ts';
import { bare, type Say } from './say.ts';

export interface Page {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  /** The custom id that asks for a page. */
  readonly press: (page: number) => string;
}

/** "Page 2 of 7", and the buttons that turn it; nothing where there is one page. */
export function turnPages({ page, pages, press }: Page, say: Say, language: Language): Block[] {
  if (pages < 2) return [];
  return [
    { kind: 'text', text: say('page.of', { page: page + 1, pages }) },
    {
      kind: 'buttons',
      buttons: [
        { label: bare(language, 'page.previous'), press: press(Math.max(0, page - 1)), disabled: page === 0 },
        { label: bare(language, 'page.next'), press: press(page + 1), disabled: page >= pages - 1 },
      ],
    },
  ];
}
