export const ATTACKED =
  /^(?:ambushed|attacked|stormed|raided|overran|overrun|shelled|bombed|bombarded|struck|targeted|rammed|besieged|assaulted)$/;

export const ATTACK =
  /^(?:attacks?|ambush|ambushes|raids?|assaults?|strikes?|offensive|bombing|shelling|attaques?|embuscade|assaut|raid|frappes?|bombardements?|attentat|incursion|incursions)$/;

export const AGAINST = /^(?:on|against|contre|targeting|visant|sur|of)$/;

export const BETWEEN = /^(?:clashes|fighting|battles?|clash|firefight|combats|affrontements|heurts)$/;

export const BY = /^(?:by|par)$/;

export const STOPS =
  /^(?:survenue?s?|perpetree?s?|menee?s?|contre|against|on|in|near|at|armed|riding|from|with|while|when|who|that|which|during|after|before|as|outside|inside|killing|leaving|wounding|a|au|dans|pres|qui|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|overnight|late|early|around|some|travelling|carrying|returning|deployed|based|has|have|had|was|were|a|ont|avait|avaient|y|lors|hier|tuant|faisant|travelling|guarding|patrolling|escorting|to|late|dawn|close|northwest|northeast|north|south|east|west|dont|including|lourdement|heavily)$/;

/** Words for those who bear arms beside the nouns for victims. */
export const ARMED =
  /^(?:gunmen|bandits|raiders|armed|hommes|army|armee|police|military|gendarmerie|troops|forces|force|mission|monusco|minusma|minusca|contingent|navy|militia|milice|volunteers|volontaires|vdp|self|autodefense|vigilantes|peacekeepers|casques|junta|guard|garde)$/;

export const HARMED =
  /^(?:killed|kill|abducted|kidnapped|opened|forced|beheaded|slaughtered|executed|massacred|fired|detonated|seized|gunned|tuent|enlevent|incendie)$/;

export const MOUNTED =
  /^(?:carried|launched|conducted|mounted|staged|perpetrated|menee?s?|menent|lancee?s?|perpetree?s?|commise?s?|tendue?s?|conduite?s?)$/;

export const UNDERGOES =
  /^(?:came under (?:fire|attack)|ran into an ambush|fell into an ambush|tombee?s? dans une embuscade|(?:ete )?(?:la )?cibles? d'|prise?s? a partie|prise?s? pour cible|visee?s? par|hit (?:a|an) (?:mine|explosive|landmine|improvised|roadside))/;

export const TOLD = /^(?:attribuee?s?|claimed|revendiquee?s?|blamed|accuse|accused|announced|reported|annoncee?s?)$/;

export const TUE = /^(?:tué|blessé|abattu|enlevé|kidnappé|égorgé|exécuté|assassiné|massacré|incendié)e?s?$/i;

/** With its accent: "l'attaque" is no verb. */
export const ATTAQUE = /^(?:attaqu|bombard|vis)(?:é(?:e|s|es)?|ent)$/i;

export const LEADS =
  /^(?:the|a|an|les|le|la|l'|un|une|des|du|de|d'|some|several|dozens|scores|hundreds|of|plusieurs|dizaines|dizaine|douzaine|centaine|centaines|trentaine|vingtaine|quarantaine|plus|more|than|at|least|au|moins|about|around|two|three|une)$/;

export const MEANT = /^(?:its|their|his|her|our|ses|leurs|nos|last|next|these|those|ces|it|they)$/;

export const CLASHED = /^(?:clashed|clash|battled|fought|skirmished|affrontes|affrontees|opposes?|opposant|opposent)$/;

/** With its accent, and whom they fought right after it. */
export const AFFRONTE = /^affront(?:é|aient|ent)$/i;

export const WITH = /^(?:with|against|avec|contre|a|aux?)$/;

/** Of a town: "took back", "a repris". */
export const TOOK =
  /^(?:took (?:back|control)|retook|recaptured|overran|reprend|reprennent|repris (?:le|la|les|l'|a)|empares? d)/;

export const KILLING = /^(?:killings?|murders?|executions?|massacre|abductions?|meurtres?|assassinats?|enlevements?)$/;

/** What an army that is named after it always does itself. */
export const OFFENSIVE = /^(?:offensive|assaut|incursion|frappes?|bombardements?|raids?)$/;

export const MEMBERS =
  /^(?:members?|fighters?|militants|rebels|commanders?|membres?|combattants|militants|rebelles|miliciens)$/;
