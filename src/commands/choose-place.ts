import { cut } from '../domain/cut.ts';
import { AmbiguousPlace } from '../places/ambiguous-place.ts';
import { areaKey } from '../places/area-key.ts';
import { areaName } from '../places/area-name.ts';
import { plain } from '../render/markdown.ts';
import type { Button, Reply } from '../render/reply.ts';
import { explain } from '../render/say.ts';
import type { Context } from './command.ts';

const BUTTONS = 5;

/** Answers with `ask`; where the place is ambiguous, with a choice the caller alone sees. `press` is the custom id that asks for one area. */
export function orChoosePlace(context: Context, press: (areaKey: string) => string, ask: () => Reply): Reply {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof AmbiguousPlace)) throw error;
    const buttons = error.choices
      .slice(0, BUTTONS * 4)
      .map(
        (area): Button => ({ label: cut(plain(areaName(area, context.language)), 80), press: press(areaKey(area)) }),
      );
    const rows = Array.from({ length: Math.ceil(buttons.length / BUTTONS) }, (_, row) =>
      buttons.slice(row * BUTTONS, (row + 1) * BUTTONS),
    );
    return {
      private: true,
      blocks: [
        { kind: 'text', text: explain(error, context.language) },
        ...rows.map((row) => ({ kind: 'buttons' as const, buttons: row })),
      ],
    };
  }
}
