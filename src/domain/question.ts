import type { Dispute, FigureDispute } from './dispute.ts';
import type { Position, Stance } from './position.ts';

/** What a dispute is about, and not what anybody says of it; null: who is responsible. */
export type Question = Pick<FigureDispute, 'kind' | 'harm' | 'withinHarm' | 'victims' | 'withinVictims'> | null;

export function sidesOf(dispute: Dispute): ReadonlyArray<Position | Stance> {
  return dispute.kind === 'responsibility' ? dispute.stances : dispute.positions;
}

/** Tells questions apart; figures that diverge and figures in conflict are one. */
export function questionKey(question: Question): string {
  if (question === null) return 'responsibility';
  const { kind, harm, withinHarm, victims, withinVictims } = question;
  return [kind === 'status', harm, withinHarm, victims, withinVictims].join('/');
}

export function questionOf(dispute: Dispute): Question {
  if (dispute.kind === 'responsibility') return null;
  const { kind, harm, withinHarm, victims, withinVictims } = dispute;
  return { kind, harm, withinHarm, victims, withinVictims };
}
