import { describe, expect, it } from 'vitest';
import type { Outcome } from '../src/shared/types';
import { ApiError, HttpApi } from '../src/worker/api';

const BASE = 'https://pipeline.example/outreach';

function api(answer: Response | (() => Response)) {
  const requests: { url: string; init: RequestInit }[] = [];
  const send = async (url: unknown, init?: RequestInit) => {
    requests.push({ url: String(url), init: init! });
    return typeof answer === 'function' ? answer() : answer;
  };
  return { requests, api: new HttpApi(BASE, 'hcx_token', 'c1', send as typeof fetch) };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

describe('the API client', () => {
  it('claims with the key of the journal', async () => {
    const { api: client, requests } = api(json({ job: null, reason: 'empty', retryAfterSeconds: 90 }));
    expect(await client.claim('key-1')).toMatchObject({ job: null, retryAfterSeconds: 90 });
    expect(requests[0]).toMatchObject({
      url: `${BASE}/api/linkedin/queue/c1/next`,
      init: { method: 'POST', headers: { Authorization: 'Bearer hcx_token', 'Idempotency-Key': 'key-1' }, credentials: 'omit', redirect: 'error' },
    });
  });

  it.each(['result', 'release'] as const)('sends a %s to its path', async (kind) => {
    const { api: client, requests } = api(json({}));
    await client.answer('d1', { kind, body: { success: true, claimToken: 't', failureCode: 'x' } } as Outcome);
    expect(requests[0]!.url).toBe(`${BASE}/api/linkedin/queue/c1/d1/${kind}`);
    expect(JSON.parse(String(requests[0]!.init.body))).toMatchObject({ claimToken: 't' });
  });

  it('posts signals, never a text', async () => {
    const { api: client, requests } = api(new Response(null, { status: 204 }));
    await client.signal({ prospectUrl: 'https://www.linkedin.com/in/jane-doe', type: 'replied' });
    expect(requests[0]!.url).toBe(`${BASE}/api/linkedin/prospects/c1/signals`);
    expect(JSON.parse(String(requests[0]!.init.body))).toEqual({ prospectUrl: 'https://www.linkedin.com/in/jane-doe', type: 'replied' });
  });

  it('puts its state', async () => {
    const { api: client, requests } = api(new Response(null, { status: 204 }));
    await client.state({ state: 'ready' });
    expect(requests[0]).toMatchObject({ url: `${BASE}/api/linkedin/extension/state`, init: { method: 'PUT' } });
  });

  it.each([
    [400, true, false],
    [401, false, true],
    [403, false, true],
    [404, true, false],
    [409, true, false],
    [429, false, false],
    [500, false, false],
    [503, false, false],
  ])('tells by %i whether to send again', async (status, final, unauthorized) => {
    const { api: client } = api(() => json({ type: '/problems/x' }, status));
    const error = (await client.usage().catch((each: unknown) => each)) as ApiError;
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, type: '/problems/x', final, unauthorized });
  });

  it('reads Retry-After', async () => {
    const { api: client } = api(new Response('busy', { status: 503, headers: { 'Retry-After': '7' } }));
    await expect(client.usage()).rejects.toMatchObject({ retryAfterSeconds: 7 });
  });
});
