import { claimOf } from '../domain/claim-of.ts';
import { claimId } from '../domain/event.ts';
import type { EventState } from '../domain/event-states.ts';
import { rangesOf } from '../domain/range.ts';
import { eventColumns } from './event-columns.ts';
import { originOf } from './sitrep-lines.ts';

/** What stands around the features of a GeoJSON FeatureCollection (RFC 7946). */
export const FEATURES = { before: '{"type":"FeatureCollection","features":[', between: ',\n', after: ']}\n' } as const;

/** One event as a GeoJSON Feature: a point, longitude first; without geometry where its coordinates are not known. */
export function feature(state: EventState, guild: string): string {
  const { content } = state;
  const at = content.coordinates;
  const { dataset, id } = originOf(state, guild);
  return JSON.stringify({
    type: 'Feature',
    id: `${dataset}/${id}`,
    geometry: at && { type: 'Point', coordinates: [at.longitude, at.latitude] },
    properties: {
      ...eventColumns(state),
      url: content.url,
      in_conflict: state.disputes.some(({ kind }) => kind !== 'diverging'),
      ranges: rangesOf(state).map(({ harm, victims, low, high, claimants }) => ({
        harm,
        victims,
        low,
        high,
        claimants,
      })),
      positions: state.positions.figures.map(({ said, harm, victims, figure, denial }) => {
        const { event, claim, content } = claimOf(state, said);
        return {
          claim: claimId(event, claim),
          claimant: content.claimant,
          coded_estimate: said.coded,
          via: content.via,
          said: content.said?.date ?? null,
          harm,
          victims,
          low: figure.published?.low ?? figure.low,
          best: figure.named,
          high: figure.published?.high ?? figure.high,
          words: denial ? content.says : figure.words,
        };
      }),
      stances: state.positions.stances.map(({ said, stance }) => {
        const { event, claim, content } = claimOf(state, said);
        const of = stance === 'blames' ? said.statement.blames : [];
        return { claim: claimId(event, claim), claimant: content.claimant, stance, of };
      }),
    },
  });
}
