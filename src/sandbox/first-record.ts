import type { Discord } from './discord.ts';

/** One thing the sandbox's moderator types: a slash command and its options, as strings. */
interface TypedCommand {
  readonly command: 'add event' | 'add claim' | 'claimant';
  readonly options: Readonly<Record<string, string>>;
}

/**
 * What a newcomer finds in the record: true events, each with the claims that were made about it at the time, in the order
 * in which they are typed. The first is E1.
 */
export const FIRST_RECORD: readonly TypedCommand[] = [
  {
    command: 'add event',
    options: {
      title: 'Ambush on an army convoy near Teguey',
      place: 'Teguey, Tillabéri, Niger',
      date: '2024-03-20',
      kind: 'Battles',
      attacker: 'Islamic State',
      target: 'Niger army',
    },
  },
  {
    command: 'add claim',
    options: {
      event: 'E1',
      claimant: 'Niger defence ministry',
      says: '23 soldiers killed, 17 wounded; about 30 attackers killed',
      said: '2024-03-21',
      via: 'Reuters',
    },
  },
  {
    command: 'add claim',
    options: {
      event: 'E1',
      claimant: 'Islamic State',
      says: 'responsibility; 30 soldiers killed',
      said: '2024-03-23',
      via: 'Amaq',
    },
  },
  {
    command: 'add event',
    options: {
      title: 'Attack on a concert at Crocus City Hall',
      place: 'Krasnogorsk, Moscow Oblast, Russia',
      date: '2024-03-22',
      kind: 'Violence against civilians',
      target: 'Concert-goers',
    },
  },
  {
    command: 'add claim',
    options: { event: 'E2', claimant: 'Islamic State', says: 'responsibility', said: '2024-03-22', via: 'Amaq' },
  },
  {
    command: 'add claim',
    options: {
      event: 'E2',
      claimant: 'A daily newspaper',
      says: 'upward of 143 people killed',
      said: '2024-03-24',
    },
  },
  {
    command: 'add event',
    options: {
      title: 'Niger ends its military accord with the United States',
      place: 'Niger',
      date: '2024-03-16',
      kind: 'Strategic developments',
      note: 'The military government said that the accord ended at once.',
    },
  },
  {
    command: 'add event',
    options: {
      title: "Coup: soldiers overthrow Mali's president",
      place: 'Bamako, Mali',
      date: '2020-08-18',
      kind: 'Strategic developments',
    },
  },
  {
    command: 'add event',
    options: {
      title: "Coup: the army arrests the heads of Mali's transition",
      place: 'Bamako, Mali',
      date: '2021-05-24',
      kind: 'Strategic developments',
    },
  },
  {
    command: 'add event',
    options: {
      title: "Coup: soldiers announce the end of Burkina Faso's government",
      place: 'Ouagadougou, Burkina Faso',
      date: '2022-01-24',
      kind: 'Strategic developments',
    },
  },
  {
    command: 'add event',
    options: {
      title: "Coup: officers depose Burkina Faso's military leader",
      place: 'Ouagadougou, Burkina Faso',
      date: '2022-09-30',
      kind: 'Strategic developments',
    },
  },
  {
    command: 'add event',
    options: {
      title: "Coup: the presidential guard detains Niger's president",
      place: 'Niamey, Niger',
      date: '2023-07-26',
      kind: 'Strategic developments',
    },
  },
  {
    command: 'claimant',
    options: { claimant: 'Amaq', 'mouthpiece-of': 'Islamic State' },
  },
];

/** Has the moderator enter the record in #claims, one after the other; throws at the first answer that is not a message all can see. */
export async function enterFirstRecord(
  discord: Discord,
  record: readonly TypedCommand[] = FIRST_RECORD,
): Promise<void> {
  const moderator = discord.member('moderator').id;
  const channel = discord.channel('claims').id;
  for (const { command, options } of record) {
    const invoked = await discord.use(moderator, channel, command, options);
    const typed = `/${command} ${Object.values(options).join(' | ')}`;
    if (invoked.kind !== 'message') {
      throw new Error(`${typed}: ${invoked.kind === 'failed' ? invoked.message : `answered with ${invoked.kind}`}`);
    }
    const view = await discord.settled(invoked);
    // An application tells what was wrong with the input to the caller alone.
    if (view.ephemeral) throw new Error(`${typed}: ${view.message.content || JSON.stringify(view.message.components)}`);
  }
}
