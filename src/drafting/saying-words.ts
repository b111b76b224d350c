import { phraseTable } from '../domain/phrase-table.ts';

/**
 * What a verb of saying does: gives figures or anything else, says nothing ("declined to comment"), does not bear out what is told ("could not
 * confirm"), claims the deed, denies, blames, or rejects what another said.
 */
export type SayingAct = 'says' | 'silence' | 'unconfirmed' | 'responsibility' | 'denial' | 'attribution' | 'rejection';

interface SayingVerb {
  readonly act: SayingAct;
  /** `participle` goes on with the subject of before ("saying …"), `ambiguous` may be a noun ("reports", "claims"). */
  readonly form: 'finite' | 'participle' | 'ambiguous';
}

const says: SayingVerb = { act: 'says', form: 'finite' };
const saying: SayingVerb = { act: 'says', form: 'participle' };
const report: SayingVerb = { act: 'says', form: 'ambiguous' };

export const SAYING_VERBS = phraseTable<SayingVerb>([
  [
    says,
    'said, says, told, tells, reported, announced, announces, added, adds, stated, confirmed, confirms, declared, wrote, writes, tweeted, posted',
  ],
  [
    says,
    'warned, estimated, estimates, counted, recorded, documented, acknowledged, admitted, conceded, insisted, insists, believes, contends, contended, explained, noted, testified, recalled',
  ],
  [
    says,
    'revealed, disclosed, showed, shows, alleged, alleges, argued, maintained, maintains, spoke of, speaks of, gave a toll, gave a figure, gave the number, gave the toll, gave the figure, gave the death toll, gave a higher toll, gave a lower toll, gave a different toll, gave a death toll of, gave a figure of',
  ],
  [says, 'put the, puts the, put its, put their, claimed, revised, verified, tallied'],
  [
    says,
    'raised the, lowered the, updated the, revised the, asserted, asserts, relayed, informed, related, boasted, claimed to have, claims to have',
  ],
  [
    report,
    'say, reports, report, claims, claim, admits, acknowledges, continued, read, reads, went on, concluded, saw, witnessed, described seeing',
  ],
  [
    saying,
    'saying, adding, stating, claiming, reporting, announcing, asserting, insisting, alleging, confirming, noting, acknowledging, boasting, admitting, telling',
  ],
  [
    { act: 'responsibility', form: 'finite' },
    'claimed responsibility, claims responsibility, claim responsibility, has claimed responsibility, took responsibility, takes responsibility, claimed full responsibility, claims full responsibility, took full responsibility, takes full responsibility, claimed sole responsibility',
  ],
  [{ act: 'responsibility', form: 'finite' }, 'accepted responsibility, admitted responsibility'],
  [
    { act: 'responsibility', form: 'finite' },
    'said it had attacked, said it attacked, said it had ambushed, said it ambushed, said it had overrun, said it overran, said it had stormed, said it had raided, said it had bombed, said its fighters had attacked, said its fighters attacked',
  ],
  [
    { act: 'responsibility', form: 'finite' },
    'said its fighters had ambushed, said its fighters had overrun, said its fighters had stormed, said they had attacked, said they attacked, said they carried out, said they had carried out, says it attacked, says it carried out, says it was behind',
  ],
  [
    { act: 'responsibility', form: 'finite' },
    'claimed credit, said it was responsible for, said they were responsible for, says it is responsible for, said it was behind, said it carried out',
  ],
  [
    { act: 'responsibility', form: 'finite' },
    'said it had carried out, said its fighters carried out, assumed responsibility, said they were behind',
  ],
  [{ act: 'responsibility', form: 'participle' }, 'claiming responsibility, taking responsibility'],
  [
    { act: 'rejection', form: 'finite' },
    'rejected, rejects, dismissed, dismisses, contested, contests, disputed, disputes, called that, called it, called the claim, called the claims, called the report, called the reports, called a report, called reports, called a claim, called claims, called the accusation',
  ],
  [
    { act: 'rejection', form: 'finite' },
    'called the accusations, called the allegation, called the allegations, called the figure, called the figures, described the claim, described the claims, described the accusation, described the accusations, described the allegations, described the report',
  ],
  [{ act: 'denial', form: 'finite' }, 'denied, denies, has denied, deny, refuted, refutes'],
  [{ act: 'denial', form: 'participle' }, 'denying'],
  [
    { act: 'silence', form: 'finite' },
    'declined to comment, declined to, did not comment, did not respond, did not immediately comment, did not immediately respond, has not commented, have not commented, could not be reached, made no comment, did not answer, has not responded, refused to comment',
  ],
  [
    { act: 'silence', form: 'finite' },
    "n'a pas souhaité, n'ont pas souhaité, n'a pas réagi, n'ont pas réagi, n'a pas répondu, n'ont pas répondu, n'a pas communiqué, n'ont pas communiqué, n'a pas commenté, n'était pas joignable",
  ],
  [
    { act: 'attribution', form: 'finite' },
    'blamed, blames, accused, accuses, attributed, attributes, pointed the finger at, has blamed, has accused, pinned',
  ],
  [{ act: 'attribution', form: 'ambiguous' }, 'suspect, suspects, suspected'],
  [{ act: 'attribution', form: 'participle' }, 'blaming, accusing, attributing'],
  [
    says,
    'déclaré, affirmé, indiqué, annoncé, précisé, rapporté, ajouté, expliqué, assuré, confié, raconté, souligné, estimé, reconnu, admis, confirmé, signalé',
  ],
  [
    says,
    "écrit, soutenu, dit, évoqué, fait état de, fait état d', fait état, fait savoir, recensé, dénombré, compté, poursuivi, conclu, parlé de, parlé d', témoigné, relaté, détaillé",
  ],
  [
    says,
    'déclare, affirme, indique, annonce, précise, rapporte, ajoute, explique, assure, confie, raconte, souligne, estime, reconnaît, admet, confirme, signale, soutient',
  ],
  [
    says,
    'déclarent, affirment, indiquent, annoncent, précisent, rapportent, ajoutent, assurent, racontent, estiment, confirment, soutiennent, disent',
  ],
  [
    says,
    'parlé, parlent, fait pour sa part état de, fait de son côté état de, fait également état de, fait aussi état de, fait quant à elle état de, fait quant à lui état de',
  ],
  [
    says,
    'rectifié, commenté, résumé, martelé, insisté, réagi, rappelé, averti, prévenu, prétendu, juré, certifié, déclare, prétend, prétendent, jure, certifie, résume, commente, avertit, rectifie',
  ],
  [
    says,
    'indiquait, affirmait, annonçait, ajoutait, déclarait, précisait, estimait, rapportait, assurait, expliquait, racontait, soulignait, reconnaissait, confirmait, disait, confiait, signalait, soutenait',
  ],
  [
    says,
    'poursuit, rappelle, insiste, témoigne, détaille, décrit, relate, raconte, dit, martèle, prévient, écrit, conclut, renchérit, expliquent, soulignent, reconnaissent, témoignent, décrivent, signalent, rappellent, relatent',
  ],
  [
    says,
    "font état de, font état d', faisait état de, faisait état d', faisaient état de, faisaient état d', évoque, évoquent, évoquait, avance, avancent, recense, recensent, parle de, parlent de",
  ],
  [
    says,
    "dénombre, dénombrent, dresse, avait annoncé, ramené, relevé le bilan, porté à, porté le bilan, réévalué, dénoncé, dénonce, dénoncent, révélé, révèle, communiqué un bilan, appris, apprend, d'après, revu, déploré, déplore, alerté, répondu",
  ],
  [
    saying,
    "affirmant, assurant, ajoutant, précisant, indiquant, évoquant, annonçant, faisant état de, faisant état d', expliquant, soulignant, reconnaissant, déclarant, estimant, disant",
  ],
  [{ act: 'responsibility', form: 'finite' }, 'revendiqué(e)(s), revendique, revendiquent, revendiquait'],
  [saying, "à l'en croire, à les en croire"],
  [{ act: 'responsibility', form: 'participle' }, 'revendiquant'],
  [
    { act: 'responsibility', form: 'finite' },
    "affirmé avoir mené, affirme avoir mené, dit avoir mené, dit avoir attaqué, affirmé avoir attaqué, affirme avoir attaqué, affirmé être derrière, affirmé être à l'origine, affirme être à l'origine, dit être derrière",
  ],
  [
    { act: 'rejection', form: 'finite' },
    'rejeté, rejette, rejettent, contesté, conteste, contestent, balayé, qualifié, qualifie, récusé, récuse',
  ],
  [
    { act: 'denial', form: 'finite' },
    'démenti, dément, démentent, nié, nie, nient, nié être, réfuté, réfute, rejeté toute, rejette toute, rejettent toute',
  ],
  [{ act: 'denial', form: 'participle' }, 'démentant, niant'],
  [
    { act: 'attribution', form: 'finite' },
    'accusé, accuse, accusent, attribué, attribue, attribuent, imputé, impute, imputent, mis en cause, met en cause, mettent en cause, soupçonne, soupçonnent, pointé du doigt, pointe du doigt, pointent du doigt',
  ],
  [{ act: 'attribution', form: 'participle' }, 'accusant, attribuant, imputant, pointant du doigt, mettant en cause'],
]);

/** Words after which the speaker is named. */
export const ACCORDING_TO = phraseTable([
  [true, 'according to, per, citing, quoting, as reported by, as told by, as stated by'],
  [
    true,
    "selon, d'après, de source, de sources, appris auprès de, appris auprès d', appris auprès du, appris auprès des, appris de, appris d', auprès de, auprès du, auprès des",
  ],
  [true, "appris mercredi de, citant, au dire de, aux dires de, aux dires d', de l'aveu de, de l'aveu du"],
]);
