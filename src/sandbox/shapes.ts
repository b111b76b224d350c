import type {
  APIGuildMember,
  APITextChannel,
  APIUser,
  ChannelFlags,
  GuildMemberFlags,
  UserFlags,
} from 'discord-api-types/v10';
import { permissionsInChannel } from './permissions.ts';
import type { Channel, Member, Server, World } from './world.ts';

/** What everybody may know of a user. */
export function userShape(member: Pick<Member, 'id' | 'name' | 'role'>): APIUser {
  return {
    id: member.id,
    username: member.name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_'),
    global_name: member.role === 'application' ? null : member.name,
    discriminator: member.role === 'application' ? '0001' : '0',
    avatar: null,
    banner: null,
    accent_color: null,
    public_flags: 0 as UserFlags,
    flags: 0 as UserFlags,
    primary_guild: null,
    ...(member.role === 'application' ? { bot: true } : {}),
  };
}

export function applicationUser(world: World): APIUser {
  return userShape({ id: world.application.id, name: world.application.name, role: 'application' });
}

export function memberShape(member: Member): APIGuildMember {
  return {
    user: userShape(member),
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as GuildMemberFlags,
    pending: false,
    communication_disabled_until: null,
  };
}

/** The member as it comes with an interaction: with what it may do in that channel. */
export function invokerShape(server: Server, channel: Channel, member: Member): Record<string, unknown> {
  return {
    ...memberShape(member),
    permissions: String(permissionsInChannel(server, channel, member.id)),
  };
}

export function channelShape(channel: Channel): APITextChannel {
  const last = channel.messages.findLast((stored) => stored.addressee === null);
  return {
    id: channel.id,
    type: 0,
    guild_id: channel.serverId,
    name: channel.name,
    topic: channel.topic === '' ? null : channel.topic,
    position: channel.position,
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: 0,
    flags: 0 as ChannelFlags,
    last_message_id: last?.message.id ?? null,
    permission_overwrites: [...channel.overwrites.values()].map((one) => ({
      id: one.id,
      type: one.type,
      allow: String(one.allow),
      deny: String(one.deny),
    })),
  };
}

/** A channel among an interaction's resolved data. */
export function partialChannelShape(server: Server, channel: Channel, userId: string): Record<string, unknown> {
  return { ...channelShape(channel), permissions: String(permissionsInChannel(server, channel, userId)) };
}

export function guildShape(server: Server): Record<string, unknown> {
  return {
    id: server.id,
    name: server.name,
    icon: null,
    icon_hash: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    owner_id: server.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...server.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: server.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    max_presences: null,
    max_members: 25_000_000,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    nsfw: false,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    incidents_data: null,
    hub_type: null,
    latest_onboarding_question_id: null,
  };
}

/** The server as the gateway sends it: without the members intent, the application's own member alone. */
export function guildCreateShape(world: World, server: Server): Record<string, unknown> {
  const own = server.members.get(world.application.id);
  return {
    ...guildShape(server),
    joined_at: own?.joinedAt ?? server.joinedAt,
    large: false,
    unavailable: false,
    member_count: server.members.size,
    members: own === undefined ? [] : [memberShape(own)],
    channels: [...server.channels.values()].map(channelShape),
    threads: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function applicationShape(world: World): Record<string, unknown> {
  return {
    id: world.application.id,
    name: world.application.name,
    icon: null,
    description: world.application.description,
    type: null,
    bot: applicationUser(world),
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: {
      '0': { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } },
    },
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_user_authorization_count: 0,
    hook: true,
    is_monetized: false,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner: userShape({
      id: [...world.servers.values()][0]?.ownerId ?? world.application.id,
      name: 'Owner',
      role: 'owner',
    }),
    approximate_guild_count: world.servers.size,
    approximate_user_install_count: 0,
    team: null,
  };
}
