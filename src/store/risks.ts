/** What PostgreSQL tells of itself and of the connection to it. */
export interface PostgresState {
  readonly fsync: string;
  readonly synchronous_commit: string;
  readonly listen_addresses: string;
  /** Whether it offers TLS at all. */
  readonly ssl: string;
  /** Whether it is on another host than this process. */
  readonly away: boolean;
  /** Whether this connection has TLS. */
  readonly encrypted: boolean | null;
  readonly log_statement: string;
  readonly log_min_duration_statement: string;
  /** Null before PostgreSQL 13: it then logs every value in full with its statement, and none with an error. */
  readonly log_parameter_max_length: string | null;
  readonly log_parameter_max_length_on_error: string | null;
}

/** The settings among them, as `current_setting` tells them. */
export const POSTGRES_SETTINGS = [
  'fsync',
  'synchronous_commit',
  'listen_addresses',
  'ssl',
  'log_statement',
  'log_min_duration_statement',
  'log_parameter_max_length',
  'log_parameter_max_length_on_error',
] as const satisfies ReadonlyArray<keyof PostgresState>;

/** The settings of Redis that matter to a record, as `CONFIG GET` tells them. */
export const REDIS_SETTINGS = [
  'appendonly',
  'appendfsync',
  'save',
  'maxmemory',
  'maxmemory-policy',
  'bind',
  'tls-port',
] as const;
export type RedisSettings = Readonly<Partial<Record<(typeof REDIS_SETTINGS)[number], string>>>;

/** What puts the record at risk, each in a sentence for whoever runs it; none for a server that keeps what it acknowledges, to itself. */
export function postgresRisks(state: PostgresState): string[] {
  const isOpen =
    state.ssl === 'off' && state.listen_addresses.split(',').some((address) => !isLoopback(address.trim()));
  const risks: ReadonlyArray<readonly [is: boolean, risk: string]> = [
    [
      state.fsync === 'off',
      'PostgreSQL does not wait for its disk (fsync = off): a power cut can lose what was acknowledged. Set fsync = on.',
    ],
    [
      state.synchronous_commit === 'off',
      'PostgreSQL answers before a write is on its disk (synchronous_commit = off): a crash can lose what was acknowledged last. Set synchronous_commit = on.',
    ],
    ...logRisks(state),
    [state.away && !state.encrypted, unencrypted('PostgreSQL', 'add sslmode=verify-full to STORE_URL')],
    [
      isOpen && !state.away,
      `PostgreSQL takes connections from other hosts (listen_addresses = ${state.listen_addresses}) without TLS: anyone between them can read the record. Set ssl = on, or listen on localhost only.`,
    ],
  ];
  return risks.flatMap(([is, risk]) => (is ? [risk] : []));
}

/** What has its log hold the values given with a statement: what is recorded, where no redaction or purge finds it. */
function logRisks(state: PostgresState): ReadonlyArray<readonly [is: boolean, risk: string]> {
  const { log_statement, log_min_duration_statement, log_parameter_max_length_on_error: onError } = state;
  const logsValues = state.log_parameter_max_length !== '0';
  const isLogged = (setting: string, remedy: string) =>
    `PostgreSQL writes what is recorded into its own log (${setting}): redaction and purge do not reach it there. Set ${remedy} = 0.`;
  return [
    [
      logsValues && ['mod', 'all'].includes(log_statement),
      isLogged(`log_statement = ${log_statement}`, 'log_parameter_max_length'),
    ],
    [
      logsValues && log_min_duration_statement !== '-1',
      isLogged(`log_min_duration_statement = ${log_min_duration_statement}`, 'log_parameter_max_length'),
    ],
    [
      onError !== null && onError !== '0',
      isLogged(`log_parameter_max_length_on_error = ${onError}`, 'log_parameter_max_length_on_error'),
    ],
  ];
}

/** The same of Redis or Valkey; null settings: it does not tell them. `runsScripts`: whether it lets this user use `EVAL`. */
export function redisRisks(url: string, settings: RedisSettings | null, runsScripts: boolean): string[] {
  const { protocol, hostname } = new URL(url);
  const isAway = !isLoopback(hostname);
  const isReadable = isAway && protocol !== 'rediss:';
  const connection = isReadable ? [unencrypted('Redis', 'begin STORE_URL with rediss://')] : [];
  const scripts = runsScripts ? [] : [NO_SCRIPTS];
  if (settings === null) return [...scripts, UNTOLD, ...connection];
  const { appendonly, appendfsync, save, maxmemory = '0', bind = '' } = settings;
  const policy = settings['maxmemory-policy'] ?? 'noeviction';
  const isOpen =
    settings['tls-port'] === '0' && bind.split(' ').some((address) => !isLoopback(address.replace(/^-/, '')));
  const appends = appendonly === 'yes';
  const risks: ReadonlyArray<readonly [is: boolean, risk: string]> = [
    [
      !appends && !save,
      `Redis keeps nothing on its disk (appendonly no, save ""): a restart of Redis loses the whole record. ${REMEDY}`,
    ],
    [
      !appends && Boolean(save),
      `Redis keeps snapshots only (appendonly no): a crash of Redis loses what was acknowledged since the last one. ${REMEDY}`,
    ],
    [
      appends && appendfsync !== 'always',
      `Redis answers before a write is on its disk (appendfsync ${appendfsync}): a power cut can lose what was acknowledged last. ${REMEDY}`,
    ],
    [
      maxmemory !== '0' && policy !== 'noeviction',
      `Redis deletes keys when its memory is full (maxmemory-policy ${policy}): entries would be lost. Set maxmemory-policy noeviction.`,
    ],
    [
      isOpen && !isAway,
      `Redis takes connections from other hosts (bind ${bind}) without TLS: anyone between them can read the record. Set tls-port, or bind 127.0.0.1.`,
    ],
  ];
  return [...scripts, ...risks.flatMap(([is, risk]) => (is ? [risk] : [])), ...connection];
}

const NO_SCRIPTS =
  'Redis does not let this user run scripts (EVAL is not allowed): nothing can be recorded. Allow it with ACL SETUSER and +eval.';
const REMEDY = 'Set appendonly yes and appendfsync always.';
const UNTOLD =
  'Redis does not tell its settings (CONFIG is not allowed): make sure that it has appendonly yes, appendfsync always and maxmemory-policy noeviction.';

function unencrypted(engine: string, remedy: string): string {
  return `The connection to ${engine} on another host is not encrypted: anyone between can read and alter the record. Use TLS: ${remedy}.`;
}

/** Whether an address reaches this machine alone; none at all, or a socket's file, does. */
function isLoopback(address: string): boolean {
  return ['', 'localhost', '::1', '[::1]'].includes(address) || address.startsWith('127.') || address.startsWith('/');
}
