// The package's `zod` entry comes without types; schema.ts says what of it is used.
declare module 'discord-api-spec/zod';
