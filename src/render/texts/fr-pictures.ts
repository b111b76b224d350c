import type { EN_PICTURES } from './en-pictures.ts';
import type { FrenchOf } from './french-of.ts';

/** What stands in pictures and their descriptions, in French. */
export const FR_PICTURES: FrenchOf<typeof EN_PICTURES> = {
  'picture.timeline': '{{harm}} : ce qui est avancé pour chaque événement',
  'picture.timelineNote': 'La barre va du chiffre avancé le plus bas au plus élevé · ▲ ou plus · × aucun chiffre',
  'picture.many': 'Événements et déclarations contradictoires dans le temps',
  'picture.manyNote': 'Combien d’événements, à quel moment, et pour combien les déclarations se contredisent',
  'picture.manyEvents': 'événements',
  'picture.claims': 'Qui affirme quoi',
  'picture.claimsNote': 'La barre va du plus petit au plus grand nombre que permettent les mots · ▶ ou plus',
  'picture.disputes': 'Déclarations contradictoires, côte à côte',
  'picture.moreClaimants_one': '… et {{count}} autre',
  'picture.moreClaimants_many': '… et {{count}} d’autres',
  'picture.moreClaimants_other': '… et {{count}} autres',
  'picture.map': 'Où cela s’est passé · {{harm}}',
  'picture.mapNote': 'L’anneau est le chiffre avancé le plus élevé, le disque intérieur le plus bas · × aucun chiffre',
  'picture.mapNoteGathered':
    'L’anneau est le chiffre avancé le plus élevé, le disque intérieur le plus bas · n=2 : deux événements réunis, du plus bas au plus élevé des chiffres avancés pour l’un ou l’autre · × aucun chiffre',
  'picture.mark.claimed': 'chiffres avancés',
  'picture.mark.conflict': 'déclarations contradictoires',
  'picture.mark.coded': 'estimation codée d’une base de données',
  'picture.otherCountries_one': '{{count}} autre pays',
  'picture.otherCountries_many': '{{count}} d’autres pays',
  'picture.otherCountries_other': '{{count}} autres pays',
  'picture.noFigures': 'aucun chiffre',
  'picture.conflicts_one': 'déclarations contradictoires pour {{count}}',
  'picture.conflicts_many': 'déclarations contradictoires pour {{count}}',
  'picture.conflicts_other': 'déclarations contradictoires pour {{count}}',
  'picture.from': 'chiffres de {{low}} à {{high}}',
  'picture.fromOrMore': 'chiffres de {{low}} à {{high}} ou plus',
  'picture.orMore': '{{high}} ou plus',
  'picture.about': 'environ {{named}} ({{range}})',
  'picture.says': '{{who}} : {{range}}',
};
