// Run as a process of its own: a discord.js bot that answers /claims with one fixed message (the JSON in ANSWER), and does nothing else.
import { Client, Events, GatewayIntentBits, MessageFlags, Routes } from 'discord.js';

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', ANSWER = '[]' } = process.env;
const components = JSON.parse(ANSWER);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: DISCORD_API_URL } });
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand())
    await interaction.reply({ components, flags: MessageFlags.IsComponentsV2, allowedMentions: { parse: [] } });
});
client.once(Events.ClientReady, async ({ application, rest }) => {
  const options = [{ type: 3, name: 'place', description: 'Where', required: true }];
  await rest.put(Routes.applicationCommands(application.id), {
    body: [{ name: 'claims', description: 'Claims', options }],
  });
  console.log('The bare bot is connected.');
});
process.on('SIGTERM', () => void client.destroy().then(() => process.exit(0)));
await client.login(DISCORD_TOKEN);
