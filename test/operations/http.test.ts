import { afterEach, describe, expect, it } from 'vitest';
import { type Operations, startOperations } from '../../src/operations/http.ts';
import { Metrics } from '../../src/operations/metrics.ts';

let operations: Operations | null = null;

afterEach(async () => {
  await operations?.close();
});

async function ask(path: string, { gateway = true, store = true, init = {} as RequestInit } = {}) {
  const load = { shards: 2, servers: 40, answering: 3, desks: 5, due: 6, oldestDue: 93.5, paused: 1 };
  const metrics = new Metrics(() => ({ gateway, ...load }));
  metrics.store('insert', 0.002, true);
  metrics.store('get', 6, false);
  metrics.interaction('claims', 'answered', 0.02);
  metrics.digestSent({ lateBy: 2, missed: 3 });
  metrics.digestSent({ lateBy: null, missed: 0 });
  const probes = {
    gateway: () => gateway,
    store: async () => store,
    lastDigest: () => new Date('2024-04-01T08:00:00Z'),
  };
  operations = await startOperations(0, probes, metrics);
  const response = await fetch(`http://127.0.0.1:${operations.port}${path}`, init);
  return { status: response.status, body: await response.text() };
}

describe('operations', () => {
  it('tells the gateway, the store and the last digest', async () => {
    expect(await ask('/healthz')).toEqual({
      status: 200,
      body: '{"gateway":true,"store":true,"lastDigest":"2024-04-01T08:00:00.000Z"}\n',
    });
  });

  it.each([
    ['/healthz', { gateway: false }],
    ['/healthz', { store: false }],
    ['/readyz', { gateway: false }],
  ])('%s is 503 with %j', async (path, state) => {
    expect((await ask(path, state)).status).toBe(503);
  });

  it('counts for Prometheus', async () => {
    const { body } = await ask('/metrics');
    expect(body).toContain('sitrep_interactions_total{command="claims",outcome="answered"} 1');
    expect(body).toContain('sitrep_interaction_seconds_bucket{le="0.025",command="claims"} 1');
    expect(body).toContain('sitrep_digests_total{outcome="sent"} 2');
    expect(body).toContain('sitrep_digests_total{outcome="missed"} 3');
    expect(body).toContain('sitrep_digests_total{outcome="failed"} 0');
    expect(body).toContain('sitrep_digest_late_seconds_bucket{le="1"} 0');
    expect(body).toContain('sitrep_digest_late_seconds_count 1');
    expect(body).toContain('sitrep_digests_due 6');
    expect(body).toContain('sitrep_digests_oldest_due_seconds 93.5');
    expect(body).toContain('sitrep_digests_paused 1');
    expect(body).toContain('sitrep_gateway_ready 1');
    expect(body).toContain('sitrep_shards 2');
    expect(body).toContain('sitrep_servers 40');
    expect(body).toContain('sitrep_interactions_answering 3');
    expect(body).toContain('sitrep_desks 5');
    expect(body).toContain('sitrep_store_seconds_bucket{le="0.0025",operation="insert",outcome="answered"} 1');
    expect(body).toContain('sitrep_store_seconds_count{operation="get",outcome="failed"} 1');
  });

  it('answers nothing else', async () => {
    expect((await ask('/')).status).toBe(404);
    await operations?.close();
    expect((await ask('/healthz', { init: { method: 'POST' } })).status).toBe(405);
  });
});
