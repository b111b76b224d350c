import type { Rating } from '../domain/claimant.ts';
import { NOW } from '../domain/claimants.ts';
import { areaName } from '../places/area-name.ts';
import type { Area } from '../places/place.ts';
import { showDate } from '../render/dates.ts';
import { listed } from '../render/listed.ts';
import { joined, type Markdown, md } from '../render/markdown.ts';
import type { Context } from './command.ts';
import type { AreaQuery } from './query.ts';

/** How many other readings of a place are named. */
const OTHERS = 4;

/** How the options were read, so that nobody mistakes what the answer covers; empty where there is nothing to say. */
export function queryLine(query: AreaQuery, context: Context): Markdown {
  const parts = [...regionParts(query.area, context), ...periodParts(query, context), ...filterParts(query, context)];
  const lines = [...(parts.length === 0 ? [] : [joined(parts, ' · ')]), ...othersLine(query, context)];
  return joined(
    lines.map((line) => md`-# ${line}\n`),
    '',
  );
}

function regionParts(area: Area | null, { say, language }: Context): Markdown[] {
  if (area?.kind !== 'region') return [];
  const { definedBy } = area.region;
  return [say('query.region', { definition: typeof definedBy === 'string' ? definedBy : definedBy[language] })];
}

/** "Also called so: Niger State, Nigeria" */
function othersLine({ others = [] }: AreaQuery, { say, language }: Context): Markdown[] {
  if (others.length === 0) return [];
  return [
    say('query.others', {
      names: listed(
        others.slice(0, OTHERS).map((area) => areaName(area, language)),
        language,
      ),
    }),
  ];
}

function periodParts({ since, until }: AreaQuery, { say, language }: Context): Markdown[] {
  const day = (date: string) => showDate({ date, precision: 'day' }, language);
  if (since && until) return [say('query.between', { since: day(since), until: day(until) })];
  if (since) return [say('query.since', { since: day(since) })];
  return until ? [say('query.until', { until: day(until) })] : [];
}

function filterParts({ harm, speaker, disputed, rating, through, asOf }: AreaQuery, context: Context): Markdown[] {
  const { say, casebook, language } = context;
  return [
    ...(harm ? [say(`harm.${harm}`)] : []),
    ...(speaker ? [say('query.claimant', { name: casebook.claimants.find(speaker, through ?? NOW).name })] : []),
    ...(disputed ? [say('query.disputed')] : []),
    ...(rating ? ratingParts(rating, context) : []),
    ...(asOf ? [say('query.asOfDay', { day: showDate({ date: asOf, precision: 'day' }, language) })] : []),
    ...(through === 0 ? [say('query.asOfNothing')] : []),
  ];
}

function ratingParts({ reliability, credibility }: Rating, { say }: Context): Markdown[] {
  return [
    ...(reliability ? [say('query.reliability', { code: say(`choice.${reliability}`) })] : []),
    ...(credibility ? [say('query.credibility', { code: say(`choice.${credibility}`) })] : []),
  ];
}
