import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How an interaction ended: answered, refused for its input, failed here, or answered by another process. */
export type Outcome = 'answered' | 'refused' | 'failed' | 'elsewhere';

/** What is counted, for Prometheus: commands and outcomes, never who asked or what was recorded. */
export class Metrics {
  readonly registry = new Registry();
  readonly #interactions: Counter<'command' | 'outcome'>;
  readonly #latency: Histogram<'command'>;
  readonly #digests: Counter<'outcome'>;

  constructor(gatewayReady: () => boolean) {
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
      help: 'Digests by outcome',
      labelNames: ['outcome'],
      registers,
    });
    new Gauge({
      name: 'sitrep_gateway_ready',
      help: '1 while connected to Discord’s gateway',
      registers,
      collect() {
        this.set(gatewayReady() ? 1 : 0);
      },
    });
  }

  interaction(command: string, outcome: Outcome, seconds: number): void {
    this.#interactions.inc({ command, outcome });
    this.#latency.observe({ command }, seconds);
  }

  digest(outcome: 'sent' | 'failed'): void {
    this.#digests.inc({ outcome });
  }
}
