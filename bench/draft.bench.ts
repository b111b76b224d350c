import { readDraft } from '../src/drafting/read-draft.ts';
import {
  added,
  f1,
  type Measure,
  NOTHING,
  precision,
  recall,
  type Score,
  scoredDraft,
  scoresOf,
} from './draft-score.ts';
import { sideBySide, table, time, times } from './measure.ts';
import { PASSAGE_SETS, type Passage, passagesOf } from './passages.ts';

const MEASURES: readonly (readonly [Measure, string])[] = [
  ['strict', 'figures, strict'],
  ['lenient', 'figures, lenient'],
  ['events', 'event country and date'],
  ['places', 'names of places'],
  ['parties', 'parties'],
  ['acts', 'acts'],
];

/** How well drafting reads the passages, and what it costs as a text grows. */
export async function run(): Promise<void> {
  for (const set of PASSAGE_SETS) {
    const passages = passagesOf(set);
    const rows = [['', 'expected', 'read', 'precision', 'recall', 'F1', 'F1 en', 'F1 fr']];
    for (const [measure, label] of MEASURES) {
      const all = total(passages, measure);
      const [en, fr] = (['en', 'fr'] as const).map((language) =>
        f1(
          total(
            passages.filter((passage) => passage.language === language),
            measure,
          ),
        ).toFixed(2),
      );
      rows.push([
        label,
        `${all.expected}`,
        `${all.read}`,
        precision(all).toFixed(2),
        recall(all).toFixed(2),
        f1(all).toFixed(2),
        en ?? '',
        fr ?? '',
      ]);
    }
    console.log(table(`Reading ${passages.length} passages, ${set}`, rows));
  }
  await cost();
}

function total(passages: readonly Passage[], measure: Measure): Score {
  return passages
    .map(({ text, published, expected }) => scoresOf(scoredDraft(readDraft(text, published)), expected)[measure])
    .reduce(added, NOTHING);
}

async function cost(): Promise<void> {
  const sentences = passagesOf('tuned').flatMap(({ text }) => text.split('\n'));
  const article = (characters: number): string => {
    const lines: string[] = [];
    for (let length = 0, at = 0; length < characters; at += 1) {
      // No line twice: repeated lines are left out.
      const line = `${sentences[at % sentences.length]} (${at})`.replace(/\.? \((\d+)\)$/, ', file $1 said.');
      lines.push(line);
      length += line.length + 1;
    }
    return lines.join('\n');
  };
  const [small, large] = [article(4_000), article(40_000)];
  const spent = await sideBySide(
    { small: () => readDraft(small, '2025-06-01'), large: () => readDraft(large, '2025-06-01') },
    4,
  );
  console.log(
    table('What reading a text costs', [
      ['characters', 'median'],
      ['4 k', time(spent.small)],
      ['40 k', time(spent.large)],
      ['40 k ÷ 4 k', times(spent.large / spent.small)],
    ]),
  );
}
