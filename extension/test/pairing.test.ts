import { describe, expect, it } from 'vitest';
import { readCode } from '../src/pairing/code';
import { type Connecting, connect } from '../src/pairing/connect';
import { ApiError } from '../src/worker/api';
import { World } from './world';

const TOKEN = `hcx_${'a'.repeat(43)}`;
const CODE = `https://pipeline.example#${TOKEN}`;
const INFO = {
  customerId: 'c',
  customerName: 'Acme',
  deviceId: 'e',
  deviceName: 'Laptop',
  paused: false,
  maxConnectionNoteLength: 280,
  minimumVersion: null,
};

describe('a pairing code', () => {
  it.each([
    [CODE, 'https://pipeline.example'],
    [` ${CODE}\n`, 'https://pipeline.example'],
    [`http://localhost:8080#${TOKEN}`, 'http://localhost:8080'],
    [`http://127.0.0.1:8080/#${TOKEN}`, 'http://127.0.0.1:8080'],
    [`https://example.com/outreach/#${TOKEN}`, 'https://example.com/outreach'],
  ])('%s names the pipeline %s', (code, baseUrl) => expect(readCode(code)).toEqual({ baseUrl, token: TOKEN }));

  it.each([
    ['', 'code_unreadable'],
    [TOKEN, 'code_unreadable'],
    ['https://pipeline.example', 'code_unreadable'],
    ['https://pipeline.example#nonsense', 'code_unreadable'],
    [`https://user@pipeline.example#${TOKEN}`, 'code_unreadable'],
    [`javascript:alert(1)#${TOKEN}`, 'code_insecure'],
    [`http://pipeline.example#${TOKEN}`, 'code_insecure'],
    [`http://localhost.evil.test#${TOKEN}`, 'code_insecure'],
  ])('%s is %s', (code, problem) => expect(readCode(code)).toBe(problem));
});

describe('connecting', () => {
  function connecting(world: World, changes: Partial<Connecting> = {}): Connecting {
    return { store: world.store, ask: async () => INFO, permit: async () => true, ...changes };
  }

  it('stores the pairing once the pipeline has accepted the token', async () => {
    const world = new World('message');
    expect(await connect(CODE, connecting(world))).toMatchObject({ token: TOKEN, deviceName: 'Laptop' });
    expect(world.stored.pairing).toMatchObject({ baseUrl: 'https://pipeline.example', token: TOKEN });
  });

  it.each([
    ['nonsense', {}, 'code_unreadable'],
    [CODE, { permit: async () => false }, 'not_permitted'],
    [CODE, { ask: async () => Promise.reject(new ApiError(401, '', null)) }, 'token_rejected'],
    [CODE, { ask: async () => Promise.reject(new ApiError(503, '', null)) }, 'unreachable'],
    [CODE, { ask: async () => Promise.reject(new TypeError('network')) }, 'unreachable'],
  ] as const)('by %s that does not work leaves the pairing as it is', async (code, changes, problem) => {
    const world = new World('message');
    const before = world.stored.pairing;
    expect(await connect(code, connecting(world, changes as Partial<Connecting>))).toBe(problem);
    expect(world.stored.pairing).toEqual(before);
  });

  it('with another customer waits for the report of the current job', async () => {
    const world = new World('message');
    await world.until(world.machine(), () => world.inState('armed'));
    const elsewhere = connecting(world, { ask: async () => ({ ...INFO, customerId: 'other' }) });
    expect(await connect(CODE, elsewhere)).toBe('job_unreported');
    expect(world.stored.pairing?.customerId).toBe('c');
    expect(await connect(CODE, connecting(world))).toMatchObject({ customerId: 'c' });
  });

  it('with another customer waits for refused reports, too', async () => {
    const world = new World('message');
    world.stored.refused = [{ entry: {}, outcome: {}, status: 409, type: '' }] as never;
    const elsewhere = connecting(world, { ask: async () => ({ ...INFO, customerId: 'other' }) });
    expect(await connect(CODE, elsewhere)).toBe('report_refused');
  });

  it('with a new token delivers the report that the old one could not', async () => {
    const world = new World('message');
    world.stored.settings = { mode: 'automatic', stopped: false };
    const machine = world.machine();
    await world.until(machine, () => world.inState('verified'));
    world.failing = new ApiError(401, '', null);
    await machine.advance();
    expect(world.stored.problem).toBe('token_revoked');
    world.failing = null;
    await connect(CODE, connecting(world));
    await world.until(machine, () => world.finished);
    expect(world.outcomes).toHaveLength(1);
    expect(world.outcomes[0]!.body).toMatchObject({ success: true });
  });
});
