import type { PreciseDate } from '../domain/date.ts';
import type { Figure } from '../domain/figure.ts';
import { phraseAt } from '../domain/phrase-table.ts';
import { tokensOf } from '../domain/says-tokens.ts';
import { CITIES } from '../places/cities.ts';
import { type Article, readArticle, type Sentence } from './article.ts';
import { countsOverYears } from './background.ts';
import { claimsOf, type Heard } from './claims-of-text.ts';
import { countryMarksIn } from './country-marks.ts';
import { type Development, developmentIn, developmentOf } from './developments.ts';
import type { Draft } from './draft.ts';
import { eventOf } from './event-of-notes.ts';
import { EventsOfText, type Setting } from './events-of-text.ts';
import { groupsNamedIn } from './groups-named.ts';
import { type LinkedCount, linkedCounts } from './linked-counts.ts';
import { actOf, type SaidAct } from './said-acts.ts';
import { figureOf, type NounBefore } from './said-figures.ts';
import { type PlacedFigure, saidOnce } from './said-once.ts';
import { sayingsIn } from './sayings.ts';
import { languageOf } from './sentence-language.ts';
import { settingOf } from './setting-of.ts';
import { type Speaker, SpeakersOfText } from './speakers.ts';
import { type TimeMark, timeMarksIn } from './time-marks.ts';
import { BURIED, FOUND, isEarlierToll, isRecent, isTotalOfMany, lineOf, nearest } from './told-when.ts';
import { type Attributed, goesOnBefore, sayingFor, type Voice } from './voices.ts';

/**
 * Reads the events a news text tells of and the claims it makes, in English or French, by rules over its clauses. `published` (`YYYY-MM-DD`) is the
 * day its "on Wednesday" is counted back from; without it such days stay unknown.
 */
export function readDraft(text: string, published: string | null): Draft {
  const article = readArticle(text);
  const day = published ?? publishedIn(article);
  const reading = new Reading(article, day);
  for (const index of article.sentences.keys()) reading.readSentence(index);
  return reading.draft();
}

// A dateline that has its year tells when the text was written.
function publishedIn({ dateline }: Article): string | null {
  if (dateline?.date == null) return null;
  const marks = timeMarksIn(tokensOf(dateline.date), { published: null, last: null });
  return marks[0]?.date.date ?? null;
}

/** What has been read so far of one text. */
class Reading {
  readonly #article: Article;
  readonly #published: string | null;
  readonly #speakers = new SpeakersOfText();
  readonly #events = new EventsOfText();
  readonly #figures: PlacedFigure[] = [];
  readonly #acts: (SaidAct & { readonly event: number })[] = [];
  readonly #developments: Development[] = [];
  readonly #heard: Heard[] = [];
  #lastDay: string | null = null;
  #noun: NounBefore | null = null;
  #voice: { readonly speaker: Speaker; readonly said: PreciseDate | null; readonly paragraph: number } | null = null;

  constructor(article: Article, published: string | null) {
    this.#article = article;
    this.#published = published;
  }

  readSentence(index: number): void {
    const sentence = this.#article.sentences[index];
    if (sentence === undefined) return;
    const { tokens } = sentence;
    const times = timeMarksIn(tokens, { published: this.#published, last: this.#lastDay });
    const sayings = sayingsIn(sentence);
    for (const group of groupsNamedIn(sentence)) this.#speakers.mention(group);
    const isSaidTime = (mark: TimeMark): boolean =>
      sayings.some(({ span }) => mark.start >= span.start && mark.next <= span.next);
    const attributed = sayings.map((saying): Attributed => {
      const time = times.find((mark) => mark.start >= saying.span.start && mark.next <= saying.span.next);
      return { saying, speaker: this.#speakers.resolve(saying, sentence), said: time?.date ?? null };
    });
    // "since 2019" is no day of anything.
    const isOpen = ({ isSince, date }: TimeMark): boolean =>
      isSince && (date.precision === 'month' || date.precision === 'year');
    const happened = times.filter(
      (mark) => !isSaidTime(mark) && !isOpen(mark) && !BURIED.test(lineOf(tokens, mark.start - 4, mark.start)),
    );
    const setting = settingOf(sentence, happened, sayings);
    const isBackground = countsOverYears(tokens);
    const isTotal = (low: number): boolean => isTotalOfMany(low, index, attributed, happened);
    const links = linkedCounts(tokens).filter(
      ({ count }) => !isBackground(count.start, count.quantity.low) && !isTotal(count.quantity.low),
    );
    this.#readFigures(index, sentence, links, attributed, happened, setting);
    this.#readActs(index, sentence, attributed, happened, setting);
    if (links.length === 0) this.#noteSetting(setting, isBackground(0, 0));
    this.#noteDevelopment(sentence, times);
    const days = [...times].filter(({ date }) => date.precision === 'day');
    this.#lastDay = days.at(-1)?.date.date ?? this.#lastDay;
    for (const { speaker } of attributed)
      if (speaker !== null) this.#heard.push({ key: speaker.key, sentence: index, event: this.#events.current });
    const speaking = attributed.findLast(({ speaker }) => speaker !== null);
    if (speaking?.speaker)
      this.#voice = { speaker: speaking.speaker, said: speaking.said, paragraph: sentence.paragraph };
  }

  // Where and when are told in sentences without a figure too, as far as they tell of the same event.
  #noteSetting(told: Setting, isBackground: boolean): void {
    if (isBackground) return;
    const known = this.#events.events[this.#events.current]?.date ?? null;
    const mayRefine = known !== null && known.precision !== 'day';
    const setting = mayRefine || isRecent(told.date, this.#published) ? told : { ...told, date: null };
    if (this.#events.events.length === 0) {
      this.#events.at(setting);
      return;
    }
    const current = this.#events.events.findLastIndex(({ isPast }) => !isPast);
    const event = this.#events.events[current];
    if (event === undefined || setting.isOther) return;
    if (
      event.date !== null &&
      setting.date !== null &&
      setting.date.date !== event.date.date &&
      event.date.precision === 'day'
    )
      return;
    this.#events.note(current, {
      ...setting,
      countries: setting.countries.filter(({ weight }) => weight >= 2).map((mark) => ({ ...mark, weight: 0.5 })),
    });
  }

  #readFigures(
    index: number,
    sentence: Sentence,
    links: readonly LinkedCount[],
    attributed: readonly Attributed[],
    happened: readonly TimeMark[],
    setting: Setting,
  ): void {
    const { tokens } = sentence;
    const read: (Figure | null)[] = [];
    let beside: NounBefore | null = null;
    let speakerBeside: Speaker | null | undefined;
    for (const link of links) {
      const voice = this.#voiceAt(sentence, link, attributed);
      if (voice.isVoid) {
        read.push(null);
        continue;
      }
      const whole = this.#wholeOf(links, read, link, voice.speaker);
      const mayShare =
        beside !== null && (link.count.isElliptical || speakerBeside === undefined || speakerBeside === voice.speaker);
      const figure = figureOf({
        link,
        tokens,
        speaker: voice.speaker,
        beside: mayShare ? beside : null,
        before: this.#noun,
        whole,
      });
      read.push(figure);
      // That none were hurt is a claim only where somebody makes it.
      if (figure === null || (figure.high === 0 && voice.speaker === null)) continue;
      if (!link.isPart && link.who !== null) {
        beside = { victims: figure.victims, noun: figure.noun };
        speakerBeside = voice.speaker;
      }
      const isKnown = this.#events.events[this.#events.current]?.date != null;
      const isFound = isKnown && FOUND.test(lineOf(tokens, link.start - 2, link.next + 4));
      const time = isFound ? null : nearest(happened, link);
      const told = time === null ? null : { date: time.date, isSince: time.isSince };
      const event = this.#events.at({ ...setting, ...(told ?? (isFound ? { date: null } : {})) });
      this.#figures.push({
        figure,
        speaker: voice.speaker,
        date: time?.date ?? null,
        said: voice.said,
        sentence: index,
        at: link.start,
        isUnsure:
          link.isDoubted ||
          voice.goesOn ||
          (link.isPart && whole === null) ||
          this.#events.events[event]?.isPast === true,
        isEarlier: isEarlierToll(tokens, link),
        event,
        isLead: sentence.isHeadline || index === 0 || (index === 1 && this.#article.sentences[0]?.isHeadline === true),
      });
    }
    if (beside !== null) this.#noun = beside;
  }

  #wholeOf(
    links: readonly LinkedCount[],
    read: readonly (Figure | null)[],
    link: LinkedCount,
    speaker: Speaker | null,
  ): Figure | null {
    if (!link.isPart) return null;
    const at = links.findLastIndex(
      (other, index) => index < read.length && !other.isPart && (link.harm === null || other.harm === link.harm),
    );
    if (at >= 0 && read[at]) return read[at];
    return (
      this.#figures.findLast(
        ({ figure, speaker: by }) =>
          (link.harm === null || figure.harm === link.harm) && (by?.key === speaker?.key || by === null),
      )?.figure ?? null
    );
  }

  #voiceAt(sentence: Sentence, link: LinkedCount, attributed: readonly Attributed[]): Voice {
    const own = sayingFor(sentence, link.count.start, attributed);
    if (own !== null) {
      const isNobody = own.saying.who.kind === 'nobody';
      return {
        speaker: isNobody ? null : own.speaker,
        said: own.said,
        goesOn: false,
        isVoid: own.saying.act === 'denial' || own.saying.act === 'rejection',
      };
    }
    const before = this.#voice;
    const goesOn =
      before !== null &&
      attributed.length === 0 &&
      (sentence.isQuotation ||
        (before.paragraph === sentence.paragraph &&
          (link.count.isElliptical || goesOnBefore(sentence, link.count.start))));
    return goesOn
      ? { speaker: before.speaker, said: before.said, goesOn: !sentence.isQuotation, isVoid: false }
      : { speaker: null, said: null, goesOn: false, isVoid: false };
  }

  #readActs(
    index: number,
    sentence: Sentence,
    attributed: readonly Attributed[],
    happened: readonly TimeMark[],
    setting: Setting,
  ): void {
    for (const { saying, speaker, said } of attributed) {
      const act = speaker === null ? null : actOf(saying, sentence);
      if (act === null || speaker === null) continue;
      const time = happened.find(({ start }) => start >= saying.verb.next) ?? happened[0] ?? null;
      const event = this.#events.at(time === null ? setting : { ...setting, date: time.date, isSince: time.isSince });
      this.#acts.push({
        ...act,
        speaker,
        said,
        date: time?.date ?? null,
        sentence: index,
        at: saying.verb.start,
        event,
      });
      const party = act.act === 'responsibility' ? [speaker.name] : act.blames;
      this.#events.events[event]?.parties.push(...party);
      for (const blamed of act.blames) this.#speakers.mention(blamed);
    }
  }

  #noteDevelopment(sentence: Sentence, times: readonly TimeMark[]): void {
    const development = developmentIn(sentence, times);
    if (development !== null) this.#developments.push(development);
  }

  draft(): Draft {
    const figures = saidOnce(this.#figures);
    const told = new Set([...figures, ...this.#acts].map(({ event }) => event));
    const kept = this.#events.events.flatMap((_, index) => (told.has(index) ? [index] : []));
    const language = languageOf(this.#article.sentences.flatMap(({ tokens }) => tokens));
    const events = kept.map((index) =>
      eventOf(this.#events.events[index], {
        language,
        figures: figures.filter(({ event }) => event === index).map(({ figure }) => figure),
        fallback: this.#datelineCountry(),
      }),
    );
    const claims = claimsOf({ figures, acts: this.#acts, voices: this.#heard, article: this.#article, kept });
    return {
      language,
      events: [...events, ...this.#developments.flatMap((development) => developmentOf(development) ?? [])],
      claims,
    };
  }

  #datelineCountry(): string | null {
    const place = this.#article.dateline?.place ?? null;
    if (place === null) return null;
    const title = place
      .split(', ')
      .map((part) => part.toLowerCase().replace(/(^|[ -])\p{L}/gu, (letter) => letter.toUpperCase()))
      .join(', ');
    const tokens = tokensOf(`in ${title}`);
    return countryMarksIn(tokens).at(-1)?.country ?? phraseAt(CITIES, tokens, 1)?.value ?? null;
  }
}

// "Hezbollah fighters": a group of that name.
const _FIGHTERS = /^(?:fighters|militants|rebels|insurgents|group|militia|gunmen|jihadists)$/;
