import { describe, expect, it } from 'vitest';
import { EMPTY_JOURNAL } from '../src/shared/store';
import type { Job, Journal } from '../src/shared/types';
import { STATES, type State } from '../src/worker/states';
import { viewOf } from '../src/panel/view';

const text = (key: string, ...values: string[]) => [key, ...values].join('|');
const job = {
  id: 'd',
  action: 'message',
  prospectName: '<b>Jane</b>',
  prospectUrl: 'https://www.linkedin.com/in/jane-doe',
  body: 'Hi',
} as Job;
const shown = {
  settings: { mode: 'assisted' as const, stopped: false },
  problem: null,
  history: [],
  refused: [],
  paired: true,
};
const view = (journal: Partial<Journal>, more: object = {}, now = 0) =>
  viewOf({ ...shown, ...more, journal: { ...EMPTY_JOURNAL, ...journal } }, now, text);

describe('the panel', () => {
  it('has a status for every state', () => {
    for (const state of Object.keys(STATES) as State[]) expect(view({ state, job }).status).toMatch(/^status_\w+$/);
  });

  it('asks the person only when it is their turn', () => {
    expect(view({ state: 'armed', job }).job!.todo).toBe('panel_press_send');
    expect(view({ state: 'armed', job, mode: 'automatic' }).job!.todo).toBe('');
    expect(view({ state: 'composed', job }).job!.todo).toBe('');
  });

  it('lets them decline until Send was pressed', () => {
    expect(view({ state: 'armed', job }).job!.canDecline).toBe(true);
    expect(view({ state: 'submitted', job }).job!.canDecline).toBe(false);
  });

  it('counts down to the next claim', () => {
    expect(view({ nextAt: 125_000 }).countdown).toBe('panel_countdown|2:05');
    expect(view({ nextAt: 125_000 }, { settings: { mode: 'assisted', stopped: true } }).countdown).toBe('');
    expect(view({ nextAt: 1_000 }, {}, 5_000).countdown).toBe('');
  });

  it('says what to do about a problem', () => {
    expect(view({}, { problem: 'checkpoint' }).problem).toBe('advice_checkpoint');
    expect(view({}, { paired: false }).problem).toBe('advice_not_paired');
  });

  it('offers to pair where that helps', () => {
    expect(view({}, { problem: 'unreachable' }).pairingHelps).toBe(false);
    expect(view({}, { problem: 'token_revoked' }).pairingHelps).toBe(true);
    expect(view({}, { paired: false }).pairingHelps).toBe(true);
  });

  it('lists refused reports with what happened', () => {
    const entry = {
      at: 0,
      id: 'd',
      action: 'message',
      name: 'Jane',
      url: job.prospectUrl,
      outcome: 'sent',
      code: null,
    };
    const [line] = view({}, { refused: [{ entry, status: 409, type: '/problems/claim-superseded' }] }).refused;
    expect(line).toContain('action_message, Jane: outcome_sent');
    expect(line).toContain('409 claim-superseded');
  });

  it('shows texts of others as they are', () =>
    expect(view({ state: 'armed', job }).job!.recipient).toBe('<b>Jane</b>'));
});
