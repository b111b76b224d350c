/** One window of requests counted together. */
interface Bucket {
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
  used: number;
  endsAt: number;
}

interface RateVerdict {
  readonly headers: Record<string, string>;
  /** Seconds to wait; undefined when the request may pass. */
  readonly retryAfter: number | undefined;
  readonly global: boolean;
}

/**
 * Discord's limits: 50 requests a second in all, interaction endpoints exempt; and per route those seen in the wild,
 * 5 messages per 5 s a channel and 5 requests per 2 s an interaction token.
 */
export class RateLimits {
  readonly #buckets = new Map<string, Bucket>();
  #second = 0;
  #inSecond = 0;
  #pruneAt = 0;

  check(method: string, path: string): RateVerdict {
    const now = performance.now() / 1000;
    const bare = path.split('?', 1)[0] ?? path;
    const interaction = bare.startsWith('/interactions/') || bare.startsWith('/webhooks/');
    if (!interaction && this.#globalIsFull(now)) {
      const retryAfter = Math.max(0.001, this.#second + 1 - now);
      return {
        global: true,
        retryAfter,
        headers: {
          'x-ratelimit-global': 'true',
          'x-ratelimit-scope': 'global',
          'retry-after': String(Math.ceil(retryAfter)),
        },
      };
    }
    const rule = ruleFor(method, bare);
    return rule === undefined ? { headers: {}, retryAfter: undefined, global: false } : this.#count(rule, now);
  }

  #globalIsFull(now: number): boolean {
    if (now - this.#second >= 1) {
      this.#second = now;
      this.#inSecond = 0;
    }
    this.#inSecond += 1;
    return this.#inSecond > 50;
  }

  #count(rule: Rule, now: number): RateVerdict {
    this.#prune(now);
    let bucket = this.#buckets.get(rule.key);
    if (bucket === undefined || bucket.endsAt <= now) {
      bucket = { name: rule.name, limit: rule.limit, seconds: rule.seconds, used: 0, endsAt: now + rule.seconds };
      this.#buckets.set(rule.key, bucket);
    }
    const full = bucket.used >= bucket.limit;
    if (!full) bucket.used += 1;
    const left = Math.max(0.001, bucket.endsAt - now);
    const headers = {
      'x-ratelimit-bucket': bucket.name,
      'x-ratelimit-limit': String(bucket.limit),
      'x-ratelimit-remaining': String(bucket.limit - bucket.used),
      'x-ratelimit-reset': (Date.now() / 1000 + left).toFixed(3),
      'x-ratelimit-reset-after': left.toFixed(3),
    };
    if (!full) return { headers, retryAfter: undefined, global: false };
    return {
      global: false,
      retryAfter: left,
      headers: { ...headers, 'retry-after': String(Math.ceil(left)), 'x-ratelimit-scope': 'user' },
    };
  }

  #prune(now: number): void {
    if (now < this.#pruneAt) return;
    this.#pruneAt = now + 30;
    for (const [key, bucket] of this.#buckets) if (bucket.endsAt <= now) this.#buckets.delete(key);
  }
}

interface Rule {
  readonly key: string;
  readonly name: string;
  readonly limit: number;
  readonly seconds: number;
}

function ruleFor(method: string, path: string): Rule | undefined {
  const parts = path.split('/').slice(1);
  if (parts[0] === 'interactions') return undefined;
  if (parts[0] === 'webhooks') return { key: `webhook:${parts[2]}`, name: 'b0c7d1', limit: 5, seconds: 2 };
  if (parts[0] === 'channels' && parts[2] === 'messages') {
    const kind = method === 'GET' ? 'read' : `${method}:${parts.length === 3 ? 'create' : 'one'}`;
    return { key: `${parts[1]}:${kind}`, name: `a1${kind.length}f3e`, limit: 5, seconds: 5 };
  }
  return { key: `${method}:${parts.slice(0, 2).join(':')}:${parts.length}`, name: 'c4d9e2', limit: 50, seconds: 1 };
}
