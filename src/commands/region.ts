import { UserError } from '../domain/errors.ts';
import { nameKey } from '../domain/name-key.ts';
import { type RegionState, regionId } from '../domain/region.ts';
import { areaOfDivision } from '../places/area-from-key.ts';
import { areaName } from '../places/area-name.ts';
import { isCountry } from '../places/countries.ts';
import { findArea } from '../places/find-place.ts';
import type { Area, KnownPlaces } from '../places/place.ts';
import { pagesOf } from '../render/fit.ts';
import { listed } from '../render/listed.ts';
import { joined, type Markdown, md } from '../render/markdown.ts';
import type { Reply } from '../render/reply.ts';
import { told } from '../render/told.ts';
import type { Command, Context, Input, OptionDefinition } from './command.ts';
import { completeOption } from './completion.ts';
import { checkedName, echo, required } from './input.ts';
import { knownPlaces } from './query.ts';

const NAME: OptionDefinition = { name: 'name', type: 'string', required: true, completes: true, maximum: 60 };

/** More would be a list nobody reads; Discord takes no longer option. */
const LONGEST_LIST = 2_000;

export const region: Command = {
  definition: {
    name: 'region',
    audience: 'managers',
    subcommands: [
      { name: 'define', options: [NAME, { name: 'members', type: 'string', required: true, maximum: LONGEST_LIST }] },
      { name: 'list', options: [] },
      { name: 'remove', options: [NAME] },
    ],
  },

  async run(input, context) {
    switch (input.subcommand) {
      case 'define':
        return define(input, context);
      case 'remove':
        return remove(input, context);
      default:
        return list(context);
    }
  },

  complete: completeOption,
};

async function define(input: Input, context: Context): Promise<Reply> {
  const name = checkedName(required(input, 'name', 60));
  const content = { name, members: readMembers(required(input, 'members', LONGEST_LIST), context) };
  checkNameIsFree(name, context);
  const entry = await context.record(
    (casebook) => {
      const before = regionNamed(name, casebook.regions());
      return { type: 'region.defined', region: before?.region ?? casebook.nextRegion, content };
    },
    { private: true },
  );
  if (entry.action.type !== 'region.defined') throw new Error('another action was recorded');
  const state = { region: entry.action.region, ...content };
  return toldLines([context.say('region.defined', { name }), regionLine(state, context)]);
}

async function remove(input: Input, context: Context): Promise<Reply> {
  const name = required(input, 'name', 60);
  const entry = await context.record(
    (casebook) => {
      const found = regionNamed(name, casebook.regions());
      if (!found) throw new UserError('region.unknown', { name: echo(name) });
      return { type: 'region.removed', region: found.region };
    },
    { private: true },
  );
  const removed = entry.action.type === 'region.removed' ? entry.action.region : 0;
  return toldLines([context.say('region.removed', { region: `${regionId(removed)} · ${name}` })]);
}

function list(context: Context): Reply {
  const { casebook, say } = context;
  const lines = casebook.regions().map((state) => regionLine(state, context));
  return toldLines(
    lines.length === 0 ? [say('region.none')] : [say('region.heading', { count: lines.length }), ...lines],
  );
}

/** As many of the lines as a message holds, for the caller alone. */
function toldLines(lines: readonly Markdown[]): Reply {
  return told(joined(pagesOf(lines)[0] ?? [], '\n'));
}

/** By its name, in any spelling, or by its number. */
function regionNamed(typed: string, regions: readonly RegionState[]): RegionState | undefined {
  const key = nameKey(typed);
  return regions.find(({ region: number, name }) => nameKey(name) === key || nameKey(regionId(number)) === key);
}

/** "R1 · Three borders: Mali, Burkina Faso, Tillabéri, Niger" */
function regionLine({ region: number, name, members }: RegionState, { language }: Context): Markdown {
  const names = members.map((code) => {
    const area = areaOfMember(code);
    return area === null ? code : areaName(area, language);
  });
  return md`- **${regionId(number)} · ${name}** · ${listed(names, language)}`;
}

function areaOfMember(code: string): Area | null {
  return isCountry(code) ? { kind: 'country', country: code } : areaOfDivision(code);
}

/** Countries, first-level divisions and other regions, in the words `/claims` takes for a place; a region stands for its members. */
function readMembers(typed: string, { casebook, language }: Context): string[] {
  const known = knownPlaces(casebook);
  const codes = separated(typed).flatMap((text) => codesOf(text, findArea(text, known, language).area));
  if (codes.length === 0) throw new UserError('option.missing', { option: 'members' });
  return [...new Set(codes)];
}

function codesOf(text: string, area: Area): readonly string[] {
  switch (area.kind) {
    case 'country':
      return [area.country];
    case 'division':
      return [area.division];
    case 'region':
      return area.region.members;
    case 'location':
      throw new UserError('region.onlyDivisions', { text: echo(text) });
  }
}

/** Commas inside brackets belong to the name. */
function separated(typed: string): string[] {
  return (typed.match(/(?:[^;,(]|\([^)]*\)?)+/g) ?? []).map((part) => part.trim()).filter((part) => part !== '');
}

/** A country or division is never called by a region's name: `/claims niger` goes on meaning Niger. */
function checkNameIsFree(name: string, { language }: Context): void {
  const none: KnownPlaces = { regions: [], locations: [] };
  let area: Area;
  try {
    ({ area } = findArea(name, none, language));
  } catch (error) {
    if (error instanceof UserError && error.key.startsWith('place.unknown')) return;
    throw error instanceof UserError
      ? new UserError('region.nameTaken', { name: echo(name) }, { cause: error })
      : error;
  }
  if (area.kind !== 'region') throw new UserError('region.nameTaken', { name: echo(name) });
}
