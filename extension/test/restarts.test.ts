import { describe, expect, it } from 'vitest';
import { STATES, type Mode } from '../src/worker/states';
import { type Action, World, sha256 } from './world';

const ACTIONS: Action[] = ['connection_request', 'message', 'comment'];
const REQUESTS = ['whoAmI', 'usage', 'claim', 'extend', 'answer', 'state'];
const MODES: Mode[] = ['assisted', 'automatic'];

function world(action: Action, mode: Mode): World {
  const made = new World(action);
  made.stored.settings = { mode, stopped: false };
  return made;
}

/** The person presses Send once, as soon as it is their turn. */
function personOf(made: World): () => void {
  let done = false;
  return () => {
    if (done || made.stored.journal.state !== 'armed' || made.stored.journal.mode !== 'assisted' || !made.tabAlive)
      return;
    const filled = made.action === 'connection_request' ? made.dialog : made.box === made.body;
    if (!filled) return;
    done = true;
    made.press();
  };
}

/** What must hold however often the worker dies. */
function expectInvariants(made: World, what: string): void {
  const clicks = new Map<string, number>();
  for (const token of made.clicks) clicks.set(token, (clicks.get(token) ?? 0) + 1);
  expect(
    [...clicks.values()].every((count) => count === 1),
    `${what}: one submit for each claim, ${made.clicks}`,
  ).toBe(true);
  expect(
    made.sends.every((each) => each.text === made.body),
    `${what}: only the approved text`,
  ).toBe(true);
  const sent = made.outcomes.some(({ kind, body }) => kind === 'result' && body.success);
  const uncertain = made.outcomes.some(({ body }) => body.failureCode === 'uncertain');
  if (made.sends.length > 0)
    expect(sent || uncertain, `${what}: what was sent is reported, ${JSON.stringify(made.outcomes)}`).toBe(true);
  else expect(sent, `${what}: nothing is reported as sent that was not`).toBe(false);
}

class Death extends Error {}

/**
 * Runs until the end. The worker dies at the given effect, before or after it took place: nothing that it still waits
 * for comes back. Returns whether it lived long enough to die there.
 */
async function runDyingAt(
  made: World,
  at: number,
  where: 'before' | 'after',
  onDeath: () => void = () => {},
  onEffect: (where: 'before' | 'after', effect: string) => void = () => {},
): Promise<boolean> {
  let effects = 0;
  let generation = 0;
  let died = false;
  let die: () => void = () => {};
  const machineOf = () => {
    const mine = ++generation;
    made.cut = async (now, effect) => {
      if (mine !== generation) return new Promise(() => {});
      onEffect(now, effect);
      if (now === where && effects++ === at) {
        died = true;
        die();
        return new Promise(() => {});
      }
    };
    return made.machine();
  };
  let machine = machineOf();
  const press = personOf(made);
  for (let step = 0; step < 900 && !made.finished; step++) {
    press();
    const death = new Promise<number>((_, reject) => (die = () => reject(new Death())));
    try {
      const wait = await Promise.race([machine.advance(), death]);
      made.now += Math.max(wait, 0.5) * 1000;
    } catch (error) {
      if (error instanceof Death) {
        onDeath();
        machine = machineOf();
      }
      made.now += 30_000;
    }
  }
  expect(made.finished, `stuck in ${made.stored.journal.state} after dying ${where} effect ${at}`).toBe(true);
  return died;
}

describe.each(ACTIONS)('%s', (action) => {
  describe.each(MODES)('%s', (mode) => {
    it('walks through every state and reports that it was sent', async () => {
      const made = world(action, mode);
      const seen = new Set<string>(['idle']);
      made.cut = async (_, effect) => void seen.add(effect.replace('set ', ''));
      const press = personOf(made);
      await made.until(made.machine(), () => (press(), made.finished));
      expect([...seen]).toEqual(expect.arrayContaining(Object.keys(STATES)));
      expect(made.sends.map((each) => each.text)).toEqual([made.body]);
      const [outcome] = made.outcomes;
      expect(outcome).toMatchObject({ kind: 'result', body: { success: true, claimToken: 'token-1' } });
      if (action !== 'connection_request' || mode === 'automatic')
        expect(outcome!.body).toMatchObject({ sentBodySha256: sha256(made.body) });
      expect(made.stored.history[0]).toMatchObject({ outcome: 'sent', url: made.url });
    });

    it.each(['before', 'after'] as const)('keeps its promises when the worker dies %s any effect', async (where) => {
      for (let at = 0; ; at++) {
        const made = world(action, mode);
        if (!(await runDyingAt(made, at, where))) break;
        expectInvariants(made, `worker, ${where} effect ${at}`);
      }
    });

    it.each(['before', 'after'] as const)('keeps its promises when the browser dies %s any effect', async (where) => {
      for (let at = 0; ; at++) {
        const made = world(action, mode);
        const lost = () => {
          made.tabAlive = made.tabKnown = false;
          made.box = null;
        };
        if (!(await runDyingAt(made, at, where, lost))) break;
        expectInvariants(made, `browser, ${where} effect ${at}`);
      }
    });

    it.each(['before', 'after'] as const)('keeps its promises when the tab is closed %s any effect', async (where) => {
      for (let at = 0; at < 60; at++) {
        const made = world(action, mode);
        let effects = 0;
        made.cut = async (now) => {
          if (now === where && effects++ === at) {
            made.tabAlive = false;
            made.box = null;
          }
        };
        const machine = made.machine();
        const press = personOf(made);
        await made.until(machine, () => (press(), made.finished), 900);
        expectInvariants(made, `tab, ${where} effect ${at}`);
      }
    });

    it.each(['before', 'after'] as const)(
      'keeps its promises when any answer is lost %s the pipeline acted',
      async (where) => {
        for (const request of REQUESTS) {
          const made = world(action, mode);
          let lost = 0;
          made.cut = async (now, effect) => {
            if (effect === request && now === where && lost++ < 3) throw new TypeError('network');
          };
          const machine = made.machine();
          const press = personOf(made);
          await made.until(machine, () => (press(), made.finished), 900);
          expectInvariants(made, `${request} lost`);
          expect(made.sends).toHaveLength(1);
          expect(made.claims, `${request}: the same key gets the same job`).toBe(1);
        }
      },
    );

    it.each(REQUESTS)(
      'keeps its promises when the worker dies at any effect and answers to %s are lost',
      async (request) => {
        for (let at = 0; ; at++) {
          const made = world(action, mode);
          const lostAt = at % 2 ? 'before' : 'after';
          let left = 1 + (at % 3);
          const lose = (now: string, effect: string) => {
            if (effect === request && now === lostAt && left-- > 0) throw new TypeError('network');
          };
          if (!(await runDyingAt(made, at, at % 4 < 2 ? 'before' : 'after', () => {}, lose))) break;
          expectInvariants(made, `worker at effect ${at}, ${request} lost ${lostAt}`);
        }
      },
    );
  });
});
