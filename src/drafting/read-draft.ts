import type { Figure } from '../domain/figure.ts';
import { type Article, readArticle, type Sentence } from './article.ts';
import { countsOverYears } from './background.ts';
import { claimsOf, type Heard, type PlacedAct, withoutHeadings, withoutTakenBack } from './claims-of-text.ts';
import { CountryHeadings } from './country-headings.ts';
import { datelineCountry, publishedIn } from './dateline.ts';
import { type Development, developmentIn, developmentOf } from './developments.ts';
import type { Draft } from './draft.ts';
import { eventOf } from './event-of-notes.ts';
import { EventsOfText, type Setting, strongest } from './events-of-text.ts';
import { groupsNamedIn } from './groups-named.ts';
import { type LinkedCount, linkedCounts } from './linked-counts.ts';
import { partiesIn } from './parties-of-text.ts';
import { namesOtherForce } from './police-officers.ts';
import { actOf } from './said-acts.ts';
import { figureOf, type NounBefore, wholeOf } from './said-figures.ts';
import { type PlacedFigure, saidOnce } from './said-once.ts';
import { sayingsIn } from './sayings.ts';
import { isAtSecondHand } from './second-hand.ts';
import { languageOf } from './sentence-language.ts';
import { fromAfar, inScene, type Scene, sceneOf, settingOf } from './setting-of.ts';
import { SideNames } from './side-names.ts';
import { isByTheirOwn, isOfTheirOwn } from './sides.ts';
import { nameOf } from './speaker-names.ts';
import { type Speaker, SpeakersOfText } from './speakers.ts';
import { giveToTeller, isOwnToll } from './this-toll.ts';
import type { TimeMark } from './time-found.ts';
import { timeMarksIn } from './time-marks.ts';
import { toldDeeds } from './told-deeds.ts';
import {
  byDaySaid,
  FOUND,
  isAboutWar,
  isAnotherDay,
  isEarlierToll,
  isRecent,
  isTotalOfMany,
  lineOf,
  nearest,
  timeOfDeed,
  timeSaid,
  timesOfHarm,
} from './told-when.ts';
import { type Attributed, isOfSpeaker, type LastVoice, voiceAfter, voiceAt } from './voices.ts';

/**
 * Reads the events a news text tells of and the claims it makes, in English or French, by rules over its clauses. `published` (`YYYY-MM-DD`) is the
 * day its "on Wednesday" is counted back from; without it such days stay unknown.
 */
export function readDraft(text: string, published: string | null): Draft {
  const article = readArticle(text);
  const day = article.dated ?? published ?? publishedIn(article);
  const reading = new Reading(article, day);
  for (const index of article.sentences.keys()) reading.readSentence(index);
  return reading.draft();
}

/** What has been read so far of one text. */
class Reading {
  readonly #article: Article;
  readonly #published: string | null;
  readonly #issuer: Speaker | null;
  readonly #speakers: SpeakersOfText;
  readonly #events = new EventsOfText();
  readonly #figures: PlacedFigure[] = [];
  readonly #acts: PlacedAct[] = [];
  readonly #developments: Development[] = [];
  /** Every country the text points to, for an event that none is told of. */
  readonly #countries = new Map<string, number>();
  readonly #heard: Heard[] = [];
  readonly #sides = new SideNames();
  readonly #headings = new CountryHeadings();
  #hasOtherForce = false;
  #lastDay: string | null = null;
  #scene: Scene | null = null;
  #noun: NounBefore | null = null;
  #voice: LastVoice | null = null;

  constructor(article: Article, published: string | null) {
    this.#article = article;
    this.#published = published;
    this.#speakers = new SpeakersOfText(article.initials);
    this.#issuer = article.issuer === null ? null : this.#speakers.named(article.issuer);
  }

  readSentence(index: number): void {
    const sentence = this.#article.sentences[index];
    if (sentence === undefined || this.#headings.take(sentence)) return;
    const { tokens } = sentence;
    this.#speakers.paragraph = sentence.paragraph;
    this.#hasOtherForce ||= namesOtherForce(tokens);
    const sayings = sayingsIn(sentence);
    const times = byDaySaid(tokens, timeMarksIn(tokens, { published: this.#published, last: this.#lastDay }), sayings);
    for (const group of groupsNamedIn(sentence)) this.#speakers.mention(group);
    const known = this.#events.events[this.#events.current]?.date ?? null;
    const attributed = sayings.map((saying): Attributed => {
      const said = timeSaid(tokens, times, saying, sayings, known);
      const speaker = this.#speakers.resolve(saying, sentence);
      return { saying, speaker: isOwnToll(speaker) && this.#issuer !== null ? this.#issuer : speaker, said };
    });
    const happened = timesOfHarm(sentence, times, sayings, known);
    const setting = this.#headings.under(
      inScene(settingOf(sentence, happened, sayings), sentence, this.#scene),
      sentence,
    );
    for (const { country, weight } of setting.countries)
      this.#countries.set(country, (this.#countries.get(country) ?? 0) + weight);
    const isBackground = countsOverYears(tokens);
    const isTotal = (low: number): boolean => isTotalOfMany(low, index, attributed, happened, isAboutWar(tokens));
    const links = linkedCounts(tokens).filter(
      ({ count, next }) =>
        !isBackground(count.start, count.quantity.low) &&
        !isBackground(next - 1, count.quantity.low) &&
        !isTotal(count.quantity.low) &&
        !attributed.some(({ saying }) => isOfSpeaker(saying, count, tokens)),
    );
    this.#readFigures(index, sentence, links, attributed, happened, setting);
    this.#readActs(index, sentence, attributed, happened, setting);
    if (links.length === 0) giveToTeller(this.#figures, index, sentence, attributed);
    this.#readBlames(index, sentence, attributed, setting);
    if (links.length === 0 && !isBackground(0, 0)) {
      this.#events.noteTold(setting, isRecent(setting.date, this.#published));
      this.#scene = sceneOf(sentence, setting, happened) ?? this.#scene;
    }
    this.#noteParties(index, sentence, setting);
    const development = developmentIn(sentence, times);
    if (development !== null) this.#developments.push(development);
    const days = [...times].filter(({ date }) => date.precision === 'day');
    this.#lastDay = days.at(-1)?.date.date ?? this.#lastDay;
    for (const { saying, speaker } of attributed) {
      const carrier = saying.via === undefined ? null : nameOf(sentence, saying.via);
      if (speaker !== null)
        this.#heard.push({ key: speaker.key, sentence: index, event: this.#events.current, carrier });
    }
    if (sayings.length === 0) this.#speakers.noteSubject(sentence);
    this.#voice = voiceAfter(attributed, sentence.paragraph, this.#voice);
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
    const deed = timeOfDeed(tokens, happened);
    const sayings = attributed.map(({ saying }) => saying);
    const read: (Figure | null)[] = [];
    let beside: NounBefore | null = null;
    let speakerBeside: Speaker | null | undefined;
    for (const link of links) {
      const told = voiceAt(sentence, link.count, (links[0] ?? link).count, attributed, this.#voice);
      const voice =
        told.speaker === null && !told.isVoid && !told.isUnconfirmed && this.#issuer !== null
          ? { ...told, speaker: this.#issuer, goesOn: true }
          : told;
      const whole = wholeOf(links, read, link, voice.speaker, this.#figures);
      const mayShare: boolean =
        beside !== null && (link.count.isElliptical || speakerBeside === undefined || speakerBeside === voice.speaker);
      const figure: Figure | null = voice.isVoid
        ? null
        : figureOf({
            link,
            tokens,
            speaker: voice.speaker,
            beside: mayShare ? beside : null,
            before: this.#noun,
            whole,
            sayings: this.#hasOtherForce ? null : sayings,
          });
      read.push(figure);
      // That none were hurt is a claim only where somebody makes it.
      if (figure === null || (figure.high === 0 && voice.speaker === null)) continue;
      if (!link.isPart && link.who !== null) {
        beside = { victims: figure.victims, noun: figure.noun };
        speakerBeside = voice.speaker;
      } else if (!link.isPart && beside === null && !link.count.isElliptical) {
        // "six dead, with another 11 injured": neither says of whom.
        beside = { victims: figure.victims, noun: '' };
        speakerBeside = voice.speaker;
      }
      const isKnown = this.#events.events[this.#events.current]?.date != null;
      const isFound = isKnown && FOUND.test(lineOf(tokens, link.start - 2, link.next + 4));
      const time = isFound ? null : (deed ?? nearest(happened, link));
      const when = time === null ? null : { date: time.date, isSince: time.isSince };
      // "in a separate attack" parts a sentence from those before, not one number of it from the next.
      const isOther = setting.isOther && this.#figures.at(-1)?.sentence !== index;
      const event = this.#events.at({ ...setting, isOther, ...(when ?? (isFound ? { date: null } : {})) }, true);
      // What was long before is no more of what somebody was telling.
      const isOver = voice.goesOn && this.#events.events[event]?.isPast === true;
      if (voice.speaker !== null && !isOver) this.#speakers.counted(voice.speaker);
      this.#figures.push({
        figure,
        speaker: isOver ? null : voice.speaker,
        date: time?.date ?? null,
        said: voice.said,
        sentence: index,
        at: link.start,
        isUnsure:
          link.isDoubted ||
          voice.goesOn ||
          voice.isUnconfirmed === true ||
          (link.isPart && whole === null) ||
          this.#events.events[event]?.isPast === true,
        isEarlier: isEarlierToll(tokens, link),
        event,
        ...this.#placeOf(index),
      });
    }
    if (beside !== null) this.#noun = beside;
  }

  #placeOf(index: number): Pick<PlacedFigure, 'isHeadline' | 'isLead'> {
    const isHeadline = this.#article.sentences[index]?.isHeadline === true;
    return { isHeadline, isLead: isHeadline || index === 0 || (index === 1 && this.#placeOf(0).isHeadline) };
  }

  #readActs(
    index: number,
    sentence: Sentence,
    attributed: readonly Attributed[],
    happened: readonly TimeMark[],
    setting: Setting,
  ): void {
    const { tokens } = sentence;
    const sayings = attributed.map(({ saying }) => saying);
    for (const { saying, speaker, said } of attributed) {
      const read = speaker === null ? null : actOf(saying, sentence);
      if (read === null || speaker === null) continue;
      const act = { ...read, blames: read.blames.map((name) => this.#speakers.blamed(name)) };
      const time =
        timeOfDeed(tokens, happened) ?? happened.find(({ start }) => start >= saying.verb.next) ?? happened[0] ?? null;
      // Where those blamed are from says not where it was.
      const here = time === null && act.act !== 'responsibility' ? fromAfar(setting) : setting;
      const event = this.#events.at(time === null ? here : { ...setting, date: time.date, isSince: time.isSince });
      const isUnsure = act.isUnsure === true || (act.act !== 'attribution' && isAtSecondHand(tokens, saying, sayings));
      const told = { isUnsure, speaker, said, date: time?.date ?? null, sentence: index, at: saying.verb.start, event };
      if (read.none === undefined) this.#acts.push({ ...act, ...told });
      else this.#figures.push({ ...told, ...this.#placeOf(index), figure: read.none, isEarlier: false });
      this.#events.events[event]?.attackers.push(
        ...(act.act === 'responsibility' ? [speaker.name] : act.isDeed === false ? [] : act.blames),
      );
      for (const blamed of act.blames) this.#speakers.mention(blamed);
    }
  }

  #readBlames(index: number, sentence: Sentence, attributed: readonly Attributed[], setting: Setting): void {
    for (const told of toldDeeds(sentence, attributed, this.#issuer)) {
      const event = this.#events.at(told.act === 'attribution' ? fromAfar(setting) : setting);
      this.#acts.push({ ...told, denies: [], date: null, sentence: index, event });
      this.#events.events[event]?.attackers.push(
        ...(told.act === 'responsibility' ? [told.speaker.name] : told.blames),
      );
      for (const blamed of told.blames) this.#speakers.mention(blamed);
    }
  }

  // Of the event its first number is about, else of the one the text is at.
  #noteParties(index: number, sentence: Sentence, { date }: Setting): void {
    const figures = this.#figures.slice(this.#figures.findLastIndex((figure) => figure.sentence !== index) + 1);
    const at = figures[0]?.event ?? this.#events.current;
    this.#sides.note(sentence);
    const known = this.#events.events[at]?.date ?? null;
    // "Clashes between both have gone on since Monday": not on the day the text is at.
    const isOfOtherDay = figures.length === 0 && date !== null && known !== null && isAnotherDay(date, known);
    const told = isOfOtherDay ? { attackers: [], attacked: [] } : partiesIn(sentence);
    for (const figure of figures)
      if (figure.speaker !== null) {
        const event = this.#events.events[figure.event];
        if (isByTheirOwn(figure, sentence)) event?.attackers.push(figure.speaker.name);
        if (isOfTheirOwn(figure)) event?.attacked.push(figure.speaker.name);
      }
    this.#events.events[at]?.attackers.push(...told.attackers);
    this.#events.events[at]?.attacked.push(...told.attacked);
  }

  draft(): Draft {
    const figures = saidOnce(this.#figures);
    const acts = withoutTakenBack(withoutHeadings(this.#acts, this.#article));
    const told = new Set([...figures, ...acts].map(({ event }) => event));
    const kept = this.#events.events.flatMap((_, index) => (told.has(index) ? [index] : []));
    const language = languageOf(this.#article.sentences.flatMap(({ tokens }) => tokens));
    const events = kept.map((index) =>
      eventOf(this.#events.events[index], {
        language,
        figures: figures.filter(({ event }) => event === index).map(({ figure }) => figure),
        sideName: (name, country) => this.#sides.of(name, this.#speakers.groups, country),
        fallback: datelineCountry(this.#article) ?? strongest(this.#countries),
      }),
    );
    const claims = claimsOf({ figures, acts, voices: this.#heard, article: this.#article, kept });
    return {
      language,
      events: [...events, ...this.#developments.flatMap((development) => developmentOf(development) ?? [])],
      claims,
    };
  }
}
