import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How an interaction ended: answered, refused for its input, failed here, or answered by another process. */
export type Outcome = 'answered' | 'refused' | 'failed' | 'elsewhere';

/** How the process is at the moment it is asked. */
export interface State {
  /** Whether every shard is connected to the gateway. */
  readonly gateway: boolean;
  readonly shards: number;
  readonly servers: number;
  /** Interactions taken and not yet answered. */
  readonly answering: number;
  /** Servers whose record is in memory. */
  readonly desks: number;
  /** Digests of which something is due and not dealt with … */
  readonly due: number;
  /** … and for how long the first of those has been, in seconds; 0 where none is. */
  readonly oldestDue: number;
  /** Digests Sitrep itself has paused. */
  readonly paused: number;
}

const GAUGES: ReadonlyArray<readonly [name: string, help: string, value: (state: State) => number]> = [
  ['sitrep_gateway_ready', '1 while every shard is connected to Discord’s gateway', ({ gateway }) => (gateway ? 1 : 0)],
  ['sitrep_shards', 'Shards this process runs', ({ shards }) => shards],
  ['sitrep_servers', 'Servers on this process’s shards', ({ servers }) => servers],
  ['sitrep_interactions_answering', 'Interactions taken and not yet answered', ({ answering }) => answering],
  ['sitrep_desks', 'Servers whose record is in memory', ({ desks }) => desks],
  ['sitrep_digests_due', 'Digests that are due and not yet sent', ({ due }) => due],
  ['sitrep_digests_oldest_due_seconds', 'How long the oldest of them has been due', ({ oldestDue }) => oldestDue],
  ['sitrep_digests_paused', 'Digests that Sitrep paused because they can’t be sent', ({ paused }) => paused],
];

/** What is counted, for Prometheus: commands and outcomes, never who asked or what was recorded. */
export class Metrics {
  readonly registry = new Registry();
  readonly #interactions: Counter<'command' | 'outcome'>;
  readonly #latency: Histogram<'command'>;
  readonly #digests: Counter<'outcome'>;
  readonly #late: Histogram;
  readonly #store: Histogram<'operation' | 'outcome'>;

  constructor(state: () => State) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.#interactions = new Counter({
      name: 'sitrep_interactions_total',
      help: 'Interactions by command and outcome',
      labelNames: ['command', 'outcome'],
      registers,
    });
    this.#latency = new Histogram({
      name: 'sitrep_interaction_seconds',
      help: 'From taking an interaction to its answer',
      labelNames: ['command'],
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
      registers,
    });
    this.#digests = new Counter({
      name: 'sitrep_digests_total',
      help: 'Digests sent, tries that failed, and slots that passed unsent and a later digest stood for',
      labelNames: ['outcome'],
      registers,
    });
    // A rate needs something to begin at.
    for (const outcome of ['sent', 'failed', 'missed']) this.#digests.inc({ outcome }, 0);
    this.#late = new Histogram({
      name: 'sitrep_digest_late_seconds',
      help: 'From when a digest was due to when it was sent',
      buckets: [1, 5, 15, 30, 60, 120, 300, 900, 3_600, 21_600, 86_400],
      registers,
    });
    this.#store = new Histogram({
      name: 'sitrep_store_seconds',
      help: 'Calls of the store, by operation and outcome',
      labelNames: ['operation', 'outcome'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
      registers,
    });
    for (const [name, help, value] of GAUGES) {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(value(state()));
        },
      });
    }
  }

  interaction(command: string, outcome: Outcome, seconds: number): void {
    this.#interactions.inc({ command, outcome });
    this.#latency.observe({ command }, seconds);
  }

  store(operation: string, seconds: number, answered: boolean): void {
    this.#store.observe({ operation, outcome: answered ? 'answered' : 'failed' }, seconds);
  }

  /** `lateBy`: seconds since it was due; null where a member asked for it. `missed`: how many earlier slots it stands for. */
  digestSent({ lateBy, missed }: { readonly lateBy: number | null; readonly missed: number }): void {
    this.#digests.inc({ outcome: 'sent' });
    this.#digests.inc({ outcome: 'missed' }, missed);
    if (lateBy !== null) this.#late.observe(lateBy);
  }

  digestFailed(): void {
    this.#digests.inc({ outcome: 'failed' });
  }
}
